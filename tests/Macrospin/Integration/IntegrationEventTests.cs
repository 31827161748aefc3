using Xunit;

namespace SpinTorque.Tests.Macrospin.Integration;

public sealed class IntegrationEventTests
{
    private static readonly IntegratorSettings Tight = new() { RelativeTolerance = 1e-12, AbsoluteTolerance = 1e-14 };
    private static readonly IntegrationEvent Zero = new() { Name = "zero", Function = static (_, y) => y[0] };

    [Fact]
    public void Zeros_of_the_cosine_are_all_found()
    {
        var result = Integrator.Run(Equations.Oscillator(20.0) with { Events = [Zero] }, Tight);
        Assert.Equal(6, result.Events.Count);
        // The dense output errs by some tolerances.
        for (int n = 0; n < 6; n++)
            Assert.Equal((n + 0.5) * Math.PI, result.Events[n].Time, 1e-10);
    }

    [Theory]
    [InlineData(EventDirection.Rising, 1.5)]
    [InlineData(EventDirection.Falling, 0.5)]
    public void Direction_is_heard(EventDirection direction, double halfTurns)
    {
        var result = Integrator.Run(Equations.Oscillator(20.0) with { Events = [Zero with { Direction = direction }] }, Tight);
        Assert.Equal(3, result.Events.Count);
        Assert.Equal(halfTurns * Math.PI, result.Events[0].Time, 1e-10);
    }

    [Fact]
    public void Terminal_event_ends_the_integration_in_its_state()
    {
        var samples = new TrajectorySamples([0.5, 1.0, 1.5, 2.0]);
        var result = Integrator.Run(Equations.Oscillator(20.0) with { Events = [Zero with { Terminal = true }] }, Tight, samples.Observe);
        Assert.Equal(IntegrationStatus.Stopped, result.Status);
        Assert.Equal(0.5 * Math.PI, result.Time, 1e-10);
        Assert.Equal(-1.0, result.State[1], 1e-10);
        Assert.Equal(3, samples.Count);
        Assert.Equal(Math.Cos(1.5), samples[2][0], 1e-10);
    }

    [Fact]
    public void Time_of_an_event_is_right_to_rounding()
    {
        // y = t is exact in every order: only the rounding of time and state, each up to 10 here, is left.
        var clock = new InitialValueProblem
        {
            Rate = static (_, _, f) => f[0] = 1.0,
            Initial = [0.0],
            End = 10.0,
            Events = [new IntegrationEvent { Name = "time", Function = static (_, y) => y[0] - Math.PI }],
        };
        Assert.Equal(Math.PI, Integrator.Run(clock).Events[0].Time, 1e-14);
    }

    [Fact]
    public void Zero_at_the_start_is_no_event() =>
        Assert.Empty(Integrator.Run(Equations.Oscillator(1.0) with { Initial = [0.0, 1.0], Events = [Zero] }, Tight).Events);

    [Fact]
    public void Events_before_the_terminal_one_are_kept_in_order()
    {
        IntegrationEvent early = Zero with { Name = "early", Function = static (t, _) => t - 0.3 };
        IntegrationEvent late = Zero with { Name = "late", Function = static (t, _) => t - 0.4, Terminal = true };
        IntegrationEvent never = Zero with { Name = "never", Function = static (t, _) => t - 0.5 };
        var result = Integrator.Run(Equations.Oscillator(1.0) with { Events = [never, late, early] }, new IntegratorSettings { FirstStep = 1.0, RelativeTolerance = 1.0 });
        Assert.Equal(["early", "late"], result.Events.Select(one => one.Event.Name), StringComparer.Ordinal);
    }
}
