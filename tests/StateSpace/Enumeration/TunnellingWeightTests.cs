using Xunit;

namespace SpinTorque.Tests;

/// <summary>Matrix elements against second quantisation in the whole Fock space.</summary>
public class TunnellingWeightTests
{
    // Every configuration of four orbitals, each spin, projection and orbital: 3e-15 is some units of rounding of the S- chain.
    [Fact]
    public void Exact_weights_are_those_of_second_quantisation()
    {
        var fock = new FockSpace(4);
        int compared = 0;
        foreach ((int[] occupations, int level, int m, int sigma) in Elements(4))
        {
            int spin = occupations.Count(n => n == 1), eta = occupations[level] == 0 ? 1 : -1;
            double expected = fock.Weight(occupations, level, m, sigma);
            double actual = TunnellingWeight.Of(eta, new HalfInteger(spin), new HalfInteger(m), sigma, MatrixElements.Exact);
            Expect.Near(expected, actual, 0, 3e-15);
            compared++;
        }
        // 4 orbitals x 2 spins x sum over the other three of the multiplicities: 54 with the orbital empty, 81 with it half full
        Assert.Equal(8 * (54 + 81), compared);
    }

    [Fact]
    public void Published_weights_differ_from_second_quantisation_by_a_quarter_at_spin_three_halves()
    {
        // 2S/(2S + 1) = 3/4 for a second electron; the same for a first one.
        var fock = new FockSpace(4);
        foreach ((int[] occupations, int level, int m, int sigma) in Elements(4))
        {
            if (occupations.Count(n => n == 1) != 3)
                continue;
            int eta = occupations[level] == 0 ? 1 : -1;
            double factor = eta > 0 ? 1 : 0.75;
            double actual = TunnellingWeight.Of(eta, new HalfInteger(3), new HalfInteger(m), sigma, MatrixElements.Published);
            Expect.Near(factor * fock.Weight(occupations, level, m, sigma), actual, 0, 3e-15);
        }
    }

    [Fact]
    public void Both_spins_together_fill_a_half_full_level_once()
    {
        // Sum rule: <n_-sigma> summed over sigma is 1 for eta = -1, whatever S_z; the published weights miss it by 1/(2S + 1).
        for (int spin = 1; spin <= 40; spin++)
        {
            for (int m = -spin; m <= spin; m += 2)
            {
                double exact = Sum(-1, spin, m, MatrixElements.Exact), published = Sum(-1, spin, m, MatrixElements.Published);
                Expect.Near(1.0, exact, 0, 3e-16);
                Expect.Near(1 - 1.0 / (spin + 1), published, 0, 3e-16);
                Expect.Near((spin + 2.0) / (spin + 1), Sum(1, spin, m, MatrixElements.Exact), 5e-16);
            }
        }
    }

    [Fact]
    public void Forms_agree_as_the_spin_grows()
    {
        var spin = new HalfInteger(200_000);
        double exact = TunnellingWeight.Of(-1, spin, new HalfInteger(0), 1, MatrixElements.Exact);
        double published = TunnellingWeight.Of(-1, spin, new HalfInteger(0), 1, MatrixElements.Published);
        Expect.Near(1 / 200_001.0, (exact - published) / exact, 1e-9);
    }

    [Fact]
    public void Multiplets_of_the_Fock_space_are_eigenstates_of_the_spin()
    {
        // The oracle itself: S^2 = S(S + 1) and S_z on each state it builds.
        var fock = new FockSpace(4);
        foreach ((int[] occupations, _, int m, _) in Elements(4))
        {
            double[] v = fock.Multiplet(occupations, m);
            double s = occupations.Count(n => n == 1) / 2.0;
            Expect.Near(s * (s + 1), FockSpace.Dot(v, fock.SpinSquared(v)), 0, 1e-13);
            Expect.Near((double)m, FockSpace.Dot(v, fock.DoubledSz(v)), 0, 1e-13);
        }
    }

    private static double Sum(int eta, int spin, int m, MatrixElements kind) =>
        ((int[])[1, -1]).Sum(sigma => TunnellingWeight.Of(eta, new HalfInteger(spin), new HalfInteger(m), sigma, kind));

    private static IEnumerable<(int[] Occupations, int Level, int M, int Sigma)> Elements(int orbitals)
    {
        Level[] levels = [.. Enumerable.Repeat(new Level { Energy = 0m, Band = Band.Both }, orbitals)];
        foreach (int[] occupations in DenseStates.AllOccupations(levels))
        {
            int spin = occupations.Count(n => n == 1);
            for (int level = 0; level < orbitals; level++)
            {
                for (int m = -spin; m <= spin && occupations[level] < 2; m += 2)
                {
                    yield return (occupations, level, m, 1);
                    yield return (occupations, level, m, -1);
                }
            }
        }
    }
}
