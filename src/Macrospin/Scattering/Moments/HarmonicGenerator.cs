using System.Numerics;

namespace SpinTorque;

/// <summary>
/// The generator of the motion on functions f = sum_l c_l Y_lm of one m, without its precession i m Re C1: five diagonals in l, as
/// u Y_l = alpha_(l+1) Y_(l+1) + alpha_l Y_(l-1), Z Y_l = (l+1) alpha_l Y_(l-1) - l alpha_(l+1) Y_(l+1), Z = (1 - u^2) d/du.
/// </summary>
internal sealed class HarmonicGenerator
{
    private const int Diagonals = 5;

    private readonly StochasticTorque _motion;
    private readonly int _order;
    private readonly double _cosine;
    private readonly double _sine;
    private readonly double[][] _real = new double[Diagonals][];
    private readonly double[][] _imaginary = new double[Diagonals][];

    public HarmonicGenerator(StochasticTorque motion, int order)
    {
        (_motion, _order) = (motion, order);
        (_cosine, _sine) = motion.Quiet;
        Reserve(256);
    }

    /// <summary>A bound of the generator on the first harmonics.</summary>
    /// <param name="length">How many, counted from l = m.</param>
    public double Bound(int length)
    {
        double l = length + _order + 2;
        return _motion.Damping * l + 0.5 * (_motion.PolarStrength + _motion.Polarised) * l * (l + 1);
    }

    /// <summary>target = L c on as many harmonics as target has; c is two longer at either end, with zeros there.</summary>
    public void Apply(HarmonicVector c, HarmonicVector target, int length)
    {
        Reserve(length);
        BandKernel.Multiply(_real, c.Real, target.Real, length);
        if (_order == 0)
            return;
        BandKernel.Multiply(_real, c.Imaginary, target.Imaginary, length);
        BandKernel.AddMultiple(_imaginary, c.Imaginary, target.Real, length, -1);
        BandKernel.AddMultiple(_imaginary, c.Real, target.Imaginary, length, 1);
    }

    // The rows of L by its action on every fifth harmonic at once: five probes give all diagonals.
    private void Reserve(int length)
    {
        if (_real[0] is { } known && known.Length >= length)
            return;
        int size = Math.Max(2 * length, 256);
        for (int d = 0; d < Diagonals; d++)
            (_real[d], _imaginary[d]) = (new double[size], new double[size]);
        double[] coupling = [.. Enumerable.Range(_order, size + 8).Select(l => SphericalHarmonics.Coupling(l, _order))];
        for (int probe = 0; probe < Diagonals; probe++)
        {
            var unit = new Complex[size + 7];
            for (int i = probe; i < unit.Length; i += Diagonals)
                unit[i] = 1;
            Complex[] image = Generate(unit, coupling);
            for (int i = 0; i < size; i++)
            {
                int column = i - 2 + (probe - i + 2 + 5 * size) % Diagonals;
                if (column >= 0)
                    (_real[column - i + 2][i], _imaginary[column - i + 2][i]) = (image[i].Real, image[i].Imaginary);
            }
        }
    }

    // L = Im C1 Z + G_0 Delta/2 - |C2|^2 Turned(psi)/2 - B Turned(psi + pi/2)/2
    private Complex[] Generate(Complex[] c, double[] coupling)
    {
        Complex[] slope = Slope(c, coupling), image = new Complex[c.Length];
        for (int i = 0; i < c.Length; i++)
        {
            double l = i + _order;
            image[i] = _motion.Damping * slope[i] - 0.5 * _motion.PolarStrength * l * (l + 1) * c[i];
        }
        AddTurned(_cosine, _sine, -0.5 * _motion.Strength);
        if (_motion.Converse > 0)
            AddTurned(-_sine, _cosine, -0.5 * _motion.Converse);
        return image;

        // W^2 + u (cos 2 psi Z - sin 2 psi d/dphi), W = cos psi Z - sin psi d/dphi
        void AddTurned(double cosine, double sine, double scale)
        {
            Complex across = new(0, _order * sine), twist = new(0, 2 * _order * sine * cosine);
            double straight = cosine * cosine - sine * sine;
            Complex[] turn = [.. slope.Zip(c, (z, one) => cosine * z - across * one)];
            Complex[] mixed = [.. slope.Zip(c, (z, one) => straight * z - twist * one)];
            Complex[] turned = Slope(turn, coupling);
            for (int i = 0; i + 1 < c.Length; i++)
            {
                Complex lifted = (i > 0 ? coupling[i] * mixed[i - 1] : 0) + coupling[i + 1] * mixed[i + 1];
                image[i] += scale * (cosine * turned[i] - across * turn[i] + lifted);
            }
        }
    }

    // Z
    private Complex[] Slope(Complex[] c, double[] coupling)
    {
        var target = new Complex[c.Length];
        for (int i = 0; i < c.Length; i++)
        {
            double l = i + _order;
            target[i] = (i + 1 < c.Length ? (l + 2) * coupling[i + 1] * c[i + 1] : 0) - (i > 0 ? (l - 1) * coupling[i] * c[i - 1] : 0);
        }
        return target;
    }
}
