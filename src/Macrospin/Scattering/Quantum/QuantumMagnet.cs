using System.Numerics;

namespace SpinTorque;

/// <summary>
/// A quantum spin J hit by one spin-up electron after the other: rho becomes sum K rho K*, K = &lt;s|T|up&gt; and &lt;s|T - 1|up&gt;,
/// T = 1/(1 + iX), X = x0 + c J.s. K leaves M alone or raises it by one, so every diagonal of rho evolves by itself, and the first and second
/// moments need three of them: O(J) per electron, exact.
/// </summary>
public sealed class QuantumMagnet
{
    private const int Diagonals = 3;

    private readonly Complex[] _stay;
    private readonly Complex[] _raise;
    private readonly Complex[][] _state;

    /// <summary>A magnet in a coherent state.</summary>
    /// <param name="spin">J, above zero.</param>
    /// <param name="amplitudes">x of an electron along and against the magnet.</param>
    /// <param name="direction">Where the magnet points.</param>
    public QuantumMagnet(HalfInteger spin, SpinAmplitudes amplitudes, SpinDirection direction)
    {
        if (spin.Doubled is < 1 or > 20_000)
            throw new ArgumentOutOfRangeException(nameof(spin), spin, "spin must lie between 1/2 and 10000.");
        DoubledSpin = spin.Doubled;
        double[] population = CoherentAmplitudes(direction.Polar);
        (_stay, _raise) = (new Complex[DoubledSpin + 1], new Complex[DoubledSpin + 1]);
        Scatter(amplitudes);
        _state = new Complex[Diagonals][];
        for (int d = 0; d < Diagonals; d++)
        {
            _state[d] = new Complex[DoubledSpin + 1];
            var phase = Complex.FromPolarCoordinates(1, d * direction.Azimuth);
            for (int i = 0; i + d <= DoubledSpin; i++)
                _state[d][i] = population[i] * population[i + d] * phase;
        }
    }

    /// <summary>2J.</summary>
    public int DoubledSpin { get; }

    /// <summary>Sum of all probabilities; one to rounding.</summary>
    public double Norm => _state[0].Sum(population => population.Real);

    /// <summary>Lets electrons scatter.</summary>
    /// <param name="electrons">How many, zero or above.</param>
    public void Scatter(int electrons)
    {
        for (int electron = 0; electron < electrons; electron++)
        {
            for (int d = 0; d < Diagonals; d++)
                Scatter(_state[d], d);
        }
    }

    /// <summary>Moments of J/J: means, standard deviations and the covariance of x and y.</summary>
    public DirectionMoments Moments()
    {
        QuantumMoments m = RawMoments();
        return DirectionMoments.From(m.Z, m.Length - m.Zz, m.Zz - m.Z * m.Z, m.Plus, m.PlusPlus, DirectionMoments.Rounding);
    }

    internal QuantumMoments RawMoments()
    {
        double j = DoubledSpin / 2.0, z = 0, zz = 0;
        Complex plus = 0, mixed = 0, plusPlus = 0;
        for (int i = 0; i <= DoubledSpin; i++)
        {
            double m = i - j;
            z += m * _state[0][i].Real;
            zz += m * m * _state[0][i].Real;
            plus += Ladder(i) * _state[1][i];
            mixed += Ladder(i) * (m + 0.5) * _state[1][i];
            plusPlus += Ladder(i) * Ladder(i + 1) * _state[2][i];
        }
        return new QuantumMoments(z / j, zz / (j * j), plus / j, mixed / (j * j), plusPlus / (j * j), (j + 1) / j);
    }

    private void Scatter(Complex[] diagonal, int d)
    {
        for (int i = DoubledSpin - d; i >= 0; i--)
        {
            Complex stay = _stay[i] * Complex.Conjugate(_stay[i + d]) + (_stay[i] - 1) * Complex.Conjugate(_stay[i + d] - 1);
            Complex raised = i > 0 ? 2 * _raise[i - 1] * Complex.Conjugate(_raise[i + d - 1]) * diagonal[i - 1] : 0;
            diagonal[i] = stay * diagonal[i] + raised;
        }
    }

    // In the block of |M up> and |M+1 down>: J.s = [M, L; L, -(M+1)]/2, L = sqrt(J(J+1) - M(M+1)).
    private void Scatter(SpinAmplitudes amplitudes)
    {
        double j = DoubledSpin / 2.0, mean = (amplitudes.StrengthUp + amplitudes.StrengthDown) / 2;
        double coupling = (amplitudes.StrengthUp - amplitudes.StrengthDown) / j;
        for (int i = 0; i <= DoubledSpin; i++)
        {
            Complex upper = new(1, mean + coupling * (i - j) / 2), lower = new(1, mean - coupling * (i - j + 1) / 2), flip = new(0, coupling * Ladder(i) / 2);
            Complex determinant = upper * lower - flip * flip;
            (_stay[i], _raise[i]) = (lower / determinant, -flip / determinant);
        }
    }

    private double Ladder(int index) => index >= DoubledSpin ? 0 : Math.Sqrt((double)(DoubledSpin - index) * (index + 1));

    // |<M|theta>|: binomial in J + M, by its logarithm so that nothing underflows too early
    private double[] CoherentAmplitudes(double polar)
    {
        double up = Math.Log(Math.Cos(polar / 2)), down = Math.Log(Math.Sin(polar / 2)), binomial = 0;
        var amplitude = new double[DoubledSpin + 1];
        for (int i = 0; i <= DoubledSpin; i++)
        {
            double log = binomial / 2 + (i == 0 ? 0 : i * up) + (i == DoubledSpin ? 0 : (DoubledSpin - i) * down);
            amplitude[i] = Math.Exp(log);
            binomial += Math.Log(DoubledSpin - i) - Math.Log(i + 1);
        }
        return amplitude;
    }
}
