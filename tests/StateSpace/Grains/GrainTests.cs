using Xunit;

namespace SpinTorque.Tests;

public class GrainTests
{
    private static readonly Grain Sound = Models.Yardstick(2, 2, 3).Grain;

    [Fact]
    public void A_sound_grain_has_no_problems()
    {
        Assert.Empty(Sound.Problems());
        Assert.Equal(6 - 4, Sound.DoubledCoreSpin);
    }

    public static TheoryData<string, string> Unsound => new()
    {
        { "negative spin", "it must lie between 0 and 100000" },
        { "huge spin", "it must lie between 0 and 100000" },
        { "no levels", "levels is empty" },
        { "no charges", "charges is empty" },
        { "charge twice", "charges names a number twice" },
        { "spin below its levels", "need at least 2" },
        { "anisotropy at spin zero", "anisotropy must be 0" },
        { "minority empty at reference", "levels[0] has reference occupation 0, outside its band's 1 to 2" },
        { "majority full at reference", "levels[0] has reference occupation 2, outside its band's 0 to 1" },
        { "Anderson level overfull", "levels[0] has reference occupation 3, outside its band's 0 to 2" },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void An_unsound_grain_is_refused_with_the_reason(string fault, string message)
    {
        Grain grain = Spoiled(fault);
        Assert.Contains(grain.Problems(), problem => problem.Contains(message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => StateSpace.Enumerate(grain));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_where_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Sound with { Exchange = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => Sound with { Gate = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Charging { Energy = -0.1m });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Level { Energy = double.NegativeInfinity, Band = Band.Both });
    }

    private static Grain Spoiled(string fault) => fault switch
    {
        "negative spin" => Sound with { Spin = new HalfInteger(-1) },
        "huge spin" => Sound with { Spin = new HalfInteger(200_001) },
        "no levels" => Sound with { Levels = [] },
        "no charges" => Sound with { Charges = [] },
        "charge twice" => Sound with { Charges = [0, 1, 0] },
        "spin below its levels" => Sound with { Spin = new HalfInteger(3) },
        "anisotropy at spin zero" => Sound with { Spin = default, Levels = [new Level { Energy = 0m, Band = Band.Both }] },
        "minority empty at reference" => Sound with { Levels = [new Level { Energy = 0m, Band = Band.Minority, Reference = 0 }] },
        "majority full at reference" => Sound with { Levels = [new Level { Energy = 0m, Band = Band.Majority, Reference = 2 }] },
        _ => Sound with { Levels = [new Level { Energy = 0m, Band = Band.Both, Reference = 3 }] },
    };
}
