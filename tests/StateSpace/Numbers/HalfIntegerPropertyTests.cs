using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace SpinTorque.Tests;

/// <summary>Half-integers over random input from a fixed seed.</summary>
public sealed class HalfIntegerPropertyTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(1985, 33);

    [Fact]
    public void A_half_integer_survives_the_way_through_a_double() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), doubled => HalfInteger.TryFrom(doubled / 2.0, out HalfInteger back) && back.Doubled == doubled)
            .Check(Seeded);

    [Fact]
    public void Order_is_that_of_the_values() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            ArbMap.Default.ArbFor<int>(),
            (a, b) => new HalfInteger(a) < new HalfInteger(b) == new HalfInteger(a).Value < new HalfInteger(b).Value).Check(Seeded);
}
