using SpinTorque.Cli.Maps;
using Xunit;

namespace SpinTorque.Tests.Cli.Maps;

public sealed class ProgressMeterTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public void Time_left_forgets_a_slow_start()
    {
        var meter = new ProgressMeter(1000, 100, 3, clock: _clock);
        Assert.Equal((100, 3, null), (meter.Done, meter.Failed, meter.SecondsLeft));
        // one point a second for 10 s, then ten a second
        Run(meter, seconds: 10, rate: 1);
        Assert.Equal(89.0, meter.SecondsLeft!.Value / 10, 1e-9);
        Run(meter, seconds: 60, rate: 10);
        Assert.Equal(710, meter.Done);
        Assert.InRange(meter.Rate, 9, 10);
        Assert.InRange(meter.SecondsLeft!.Value, 29, 32);
    }

    [Fact]
    public void What_is_done_has_no_time_left_and_its_clock_stands()
    {
        var meter = new ProgressMeter(4, 0, 0, clock: _clock);
        Run(meter, seconds: 4, rate: 1);
        meter.Stop();
        _clock.Seconds += 100;
        Assert.Equal((0, 4, true), (meter.SecondsLeft, meter.Seconds, meter.IsStopped));
    }

    [Theory]
    [InlineData(1234.5, "1234")]
    [InlineData(3.14159, "3.1")]
    [InlineData(0.0042, "0.0042")]
    public void A_slow_rate_is_not_rounded_away(double rate, string shown) => Assert.Equal(shown, ProgressMeter.Shown(rate));

    // asked once a second, as displays do
    private void Run(ProgressMeter meter, int seconds, int rate)
    {
        for (int second = 0; second < seconds; second++)
        {
            for (int point = 0; point < rate; point++)
                meter.Count(failed: false);
            _clock.Seconds++;
            _ = meter.Rate;
        }
    }

    private sealed class HandClock : TimeProvider
    {
        public long Seconds { get; set; } = 1000;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
