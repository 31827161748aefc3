using Xunit;

namespace SpinTorque.Tests.Macrospin.Integration;

public sealed class IntegratorTests
{
    private static readonly IntegratorSettings Tight = new() { RelativeTolerance = 1e-12, AbsoluteTolerance = 1e-14 };

    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-8)]
    [InlineData(1e-11)]
    public void Error_follows_the_tolerance(double tolerance)
    {
        var result = Integrator.Run(Equations.Gaussian(2.0), new IntegratorSettings { RelativeTolerance = tolerance, AbsoluteTolerance = tolerance });
        Assert.Equal(IntegrationStatus.Finished, result.Status);
        double error = Math.Abs(result.State[0] / Math.Exp(4.0) - 1.0);
        // Errors of some tens of steps add up, and y = exp(t^2) stretches them.
        Assert.InRange(error, 0.0, 100.0 * tolerance);
    }

    [Fact]
    public void Oscillator_keeps_its_phase_over_a_hundred_periods()
    {
        double end = 200.0 * Math.PI;
        var result = Integrator.Run(Equations.Oscillator(end), Tight);
        // Each of the steps errs by the tolerance: 628 x 1e-12 per radian.
        Assert.Equal(1.0, result.State[0], 1e-9);
        Assert.Equal(0.0, result.State[1], 1e-9);
        Assert.Equal(end, result.Time);
    }

    [Fact]
    public void Order_of_the_step_is_five()
    {
        // Fixed steps of 1/16 and 1/32 over the same time: the error falls by 2^5.
        double coarse = FixedStepError(1.0 / 16.0), fine = FixedStepError(1.0 / 32.0);
        Assert.InRange(Math.Log2(coarse / fine), 4.8, 5.2);
    }

    [Fact]
    public void Local_order_of_the_dense_output_is_five()
    {
        double coarse = DenseError(1.0 / 8.0), fine = DenseError(1.0 / 16.0);
        Assert.InRange(Math.Log2(coarse / fine), 4.8, 5.2);
    }

    [Fact]
    public void Time_runs_backwards()
    {
        var forth = Integrator.Run(Equations.Oscillator(3.0), Tight);
        var back = Integrator.Run(Equations.Oscillator(0.0) with { Start = 3.0, Initial = forth.State }, Tight);
        Assert.Equal(1.0, back.State[0], 1e-10);
        Assert.Equal(0.0, back.State[1], 1e-10);
    }

    [Fact]
    public void Length_zero_gives_the_start() => Assert.Equal([1.0, 0.0], Integrator.Run(Equations.Oscillator(0.0)).State);

    [Fact]
    public void Singularity_is_a_status_at_its_place()
    {
        // y' = y^2 from 1 is 1/(1 - t).
        var result = Integrator.Run(new InitialValueProblem { Rate = static (_, y, f) => f[0] = y[0] * y[0], Initial = [1.0], End = 2.0 });
        Assert.Equal(IntegrationStatus.StepTooSmall, result.Status);
        Assert.Equal(1.0, result.Time, 1e-6);
        Assert.All(result.State, component => Assert.True(double.IsFinite(component)));
    }

    [Fact]
    public void Rate_that_is_no_number_is_a_status()
    {
        var result = Integrator.Run(new InitialValueProblem { Rate = static (_, y, f) => f[0] = Math.Log(-y[0]), Initial = [1.0], End = 2.0 });
        Assert.Equal(IntegrationStatus.NotFinite, result.Status);
        Assert.Equal([1.0], result.State);
    }

    [Fact]
    public void Step_limit_is_a_status()
    {
        var result = Integrator.Run(Equations.Oscillator(1e6), new IntegratorSettings { StepLimit = 10 });
        Assert.Equal(IntegrationStatus.StepLimit, result.Status);
        Assert.Equal(10, result.Steps + result.Rejected);
        Assert.Equal(Math.Cos(result.Time), result.State[0], 1e-7);
    }

    [Fact]
    public void Cancellation_is_heard()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Integrator.Run(Equations.Oscillator(1e6), observer: _ => source.Cancel(), cancellation: source.Token));
    }

    [Fact]
    public void Projection_is_applied_after_each_step()
    {
        double worst = 0.0;
        StateProjection project = static y =>
        {
            double length = Math.Sqrt(y[0] * y[0] + y[1] * y[1]);
            (y[0], y[1]) = (y[0] / length, y[1] / length);
        };
        var result = Integrator.Run(
            Equations.Oscillator(50.0) with { Projection = project },
            new IntegratorSettings { RelativeTolerance = 1e-4, AbsoluteTolerance = 1e-4 },
            step => worst = Math.Max(worst, Deviation(step)));
        Assert.Equal(1.0, Math.Sqrt(result.State[0] * result.State[0] + result.State[1] * result.State[1]), 1e-15);
        Assert.InRange(worst, 0.0, 1e-15);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        // The same work with a thousand times the steps takes the same memory.
        Assert.Equal(Allocated(10), Allocated(10_000));
    }

    [Fact]
    public void Bad_settings_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegratorSettings { RelativeTolerance = 0.0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegratorSettings { StepLimit = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Equations.Oscillator(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Equations.Oscillator(1.0) with { Initial = [] });
    }

    private static double FixedStepError(double step)
    {
        var loose = new IntegratorSettings { RelativeTolerance = 1e3, AbsoluteTolerance = 1e3, FirstStep = step, LongestStep = step };
        var result = Integrator.Run(Equations.Gaussian(1.0), loose);
        Assert.Equal((int)(1.0 / step), result.Steps);
        return Math.Abs(result.State[0] - Math.E);
    }

    private static double DenseError(double length)
    {
        double worst = 0.0;
        var one = new IntegratorSettings { RelativeTolerance = 1e3, AbsoluteTolerance = 1e3, FirstStep = length };
        double[] state = new double[2];
        Integrator.Run(Equations.Oscillator(length), one, step =>
        {
            for (double s = 0.1; s < 1.0; s += 0.1)
            {
                step.At(s * length, state);
                worst = Math.Max(worst, Math.Abs(state[0] - Math.Cos(s * length)) + Math.Abs(state[1] + Math.Sin(s * length)));
            }
        });
        return worst;
    }

    private static double Deviation(DenseStep step)
    {
        Span<double> y = stackalloc double[2];
        step.At(step.Start, y);
        return Math.Abs(Math.Sqrt(y[0] * y[0] + y[1] * y[1]) - 1.0);
    }

    private static long Allocated(int steps)
    {
        var settings = new IntegratorSettings { StepLimit = steps };
        Integrator.Run(Equations.Oscillator(1e6), settings);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Integrator.Run(Equations.Oscillator(1e6), settings);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
