namespace SpinTorque.Tests;

/// <summary>
/// The whole many-body space of a few orbitals with two spins each, with fermion signs: bit 2a of a basis state is the electron of spin
/// up in orbital a, bit 2a + 1 that of spin down.
/// </summary>
internal sealed class FockSpace(int orbitals)
{
    private readonly int _dimension = 1 << (2 * orbitals);

    /// <summary>c-dagger of an orbital and spin.</summary>
    public double[] Create(int orbital, int sigma, double[] v)
    {
        int bit = Bit(orbital, sigma);
        var result = new double[_dimension];
        for (int state = 0; state < _dimension; state++)
        {
            if ((state & bit) == 0)
                result[state | bit] = Sign(state, bit) * v[state];
        }
        return result;
    }

    /// <summary>c of an orbital and spin.</summary>
    public double[] Annihilate(int orbital, int sigma, double[] v)
    {
        int bit = Bit(orbital, sigma);
        var result = new double[_dimension];
        for (int state = 0; state < _dimension; state++)
        {
            if ((state & bit) != 0)
                result[state ^ bit] = Sign(state, bit) * v[state];
        }
        return result;
    }

    /// <summary>S- (sigma = -1) or S+ (sigma = +1): sum over orbitals of c-dagger_sigma c_-sigma.</summary>
    public double[] Flip(int sigma, double[] v)
    {
        var result = new double[_dimension];
        for (int orbital = 0; orbital < orbitals; orbital++)
            Add(result, Create(orbital, sigma, Annihilate(orbital, -sigma, v)), 1);
        return result;
    }

    /// <summary>2 S_z.</summary>
    public double[] DoubledSz(double[] v)
    {
        var result = new double[_dimension];
        for (int state = 0; state < _dimension; state++)
        {
            int up = int.PopCount(state & 0x55555555), down = int.PopCount(state & 0x2aaaaaaa);
            result[state] = (up - down) * v[state];
        }
        return result;
    }

    /// <summary>S^2 = S- S+ + S_z (S_z + 1).</summary>
    public double[] SpinSquared(double[] v)
    {
        double[] result = Flip(-1, Flip(1, v)), twice = DoubledSz(v);
        Add(result, DoubledSz(twice), 0.25);
        Add(result, twice, 0.5);
        return result;
    }

    /// <summary>The state |{n}, S, S_z> of largest spin: S- applied to the one with every lone spin up, normalised.</summary>
    public double[] Multiplet(ReadOnlySpan<int> occupations, int doubledProjection)
    {
        int stretched = 0, doubledSpin = 0;
        for (int orbital = 0; orbital < orbitals; orbital++)
        {
            stretched |= occupations[orbital] switch { 0 => 0, 1 => Bit(orbital, 1), _ => Bit(orbital, 1) | Bit(orbital, -1) };
            doubledSpin += occupations[orbital] == 1 ? 1 : 0;
        }
        var v = new double[_dimension];
        v[stretched] = 1;
        for (int m = doubledSpin; m > doubledProjection; m -= 2)
        {
            v = Flip(-1, v);
            double norm = Math.Sqrt(Dot(v, v));
            for (int state = 0; state < _dimension; state++)
                v[state] /= norm;
        }
        return v;
    }

    /// <summary>|(upper| c-dagger |lower)|^2 of one electron entering a level of a state of largest spin.</summary>
    public double Weight(ReadOnlySpan<int> occupations, int level, int doubledProjection, int sigma)
    {
        int[] raised = [.. occupations];
        raised[level]++;
        if (Math.Abs(doubledProjection + sigma) > raised.Count(n => n == 1))
            return 0;
        double[] entered = Create(level, sigma, Multiplet(occupations, doubledProjection));
        double amplitude = Dot(Multiplet(raised, doubledProjection + sigma), entered);
        return amplitude * amplitude;
    }

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static int Bit(int orbital, int sigma) => 1 << (2 * orbital + (sigma > 0 ? 0 : 1));

    // One sign for each electron that comes before in the order.
    private static double Sign(int state, int bit) => int.IsEvenInteger(int.PopCount(state & (bit - 1))) ? 1 : -1;

    private static void Add(double[] target, double[] term, double factor)
    {
        for (int state = 0; state < target.Length; state++)
            target[state] += factor * term[state];
    }
}
