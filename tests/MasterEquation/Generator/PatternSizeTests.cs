using Xunit;

namespace SpinTorque.Tests;

/// <summary>Transitions and half-bandwidth from sizes alone, against the pattern that lists every transition.</summary>
public sealed class PatternSizeTests
{
    [Fact]
    public void Sizes_are_those_of_the_pattern()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            GrainModel model = RandomGrains.Model(seed, mostStates: 300);
            var structure = new GrainStructure(StateSpace.Enumerate(model.Grain), model.Bath is not null);
            Assert.Equal(structure.Pattern.EntryCount, structure.TransitionCount);
            Assert.Equal(structure.Pattern.HalfBandwidth, structure.HalfBandwidth);
        }
    }
}
