using Xunit;

namespace SpinTorque.Tests;

public sealed class GrainMapMemoryTests
{
    // Foretold from sizes alone, so it need only be of the right size; garbage of one solve counts in what is measured.
    [Theory]
    [InlineData("sz")]
    [InlineData("conductance.left.left")]
    [InlineData("conductance.left.left", "conductance.right.left")]
    public void A_thread_takes_about_the_memory_foretold(params string[] names)
    {
        GrainModel model = Models.Yardstick(minority: 2, majority: 2, spin: 60);
        var map = new GrainMap
        {
            Columns = 1,
            Rows = 1,
            ModelAt = (_, _) => model,
            Quantities = [.. names.Select(name => Quantity.TryParse(name, model, out Quantity? quantity, out string problem) ? quantity! : throw new ArgumentException(problem))],
        };
        double foretold = map.BytesPerWorker;
        // the pattern, which all threads share, is laid out by the first
        _ = MapRunner.Run(map, threads: 1);

        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = map.CreateWorker().Compute(new MapTiling(1, 1)[0], static _ => { }, CancellationToken.None);
        double taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(taken / foretold, 0.6, 1.6);
    }
}
