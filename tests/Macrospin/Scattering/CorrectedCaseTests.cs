using Xunit;

namespace SpinTorque.Tests;

// Two deviations of n_z at the end of the pulse that tests/Cases/scattering has wrong beyond its tolerance, by methods that share nothing with
// the program.
public sealed class CorrectedCaseTests
{
    // A sum over the ensemble about its centre (trapezoids in the azimuth, Simpson in 1 - n.b) of 1 - n_z after the flow, which is small at the
    // end and loses one digit only; the case is off by 3e-13 and 1.2e-9 of itself.
    [Fact]
    public void Deviation_without_noise_at_the_end()
    {
        var one = ScatteringCase.Of("pub-noiseless-1.0");
        double fall = Math.Exp(-2 * one.Torque.Imaginary), kappa = one["kappa"], c = Math.Cos(one["thetaB"]), s = Math.Sin(one["thetaB"]);
        const int radial = 6000, turns = 96;
        double norm = 0, mean = 0, square = 0;
        for (int i = 0; i <= radial; i++)
        {
            double x = 38.0 * i / radial, cosine = 1 - x / kappa, sine = Math.Sqrt(x / kappa * (2 - x / kappa));
            double weight = Math.Exp(-x) * (i is 0 or radial ? 1 : i % 2 == 1 ? 4 : 2);
            for (int j = 0; j < turns; j++)
            {
                double u = c * cosine + s * sine * Math.Cos(2 * Math.PI * j / turns);
                // tan^2(theta/2) falls by e^(-2 tau)
                double tangent = (1 - u) / (1 + u) * fall, deficit = 2 * tangent / (1 + tangent);
                (norm, mean, square) = (norm + weight, mean + weight * deficit, square + weight * deficit * deficit);
            }
        }
        mean /= norm;
        Expect.Near((double?)one.Component("std", 2), Math.Sqrt(square / norm - mean * mean), 1e-11);
    }

    // The equations of E[P_l(n_z)] forward in time, where the program moves functions back; Taylor series of the exponential. 1200 of them hold
    // the sharpest density; 1e-11 is rounding. The case is off by 4e-10.
    [Fact]
    public void Deviation_with_noise_as_printed_at_the_end()
    {
        var one = ScatteringCase.Of("pub-exact-micro-eq12-1.0");
        const int degrees = 1300, steps = 1600, terms = 30;
        double[] moments = Start(one["kappa"], Math.Cos(one["thetaB"]), degrees), term = new double[degrees + 1];
        for (int step = 0; step < steps; step++)
        {
            moments.CopyTo(term, 0);
            for (int k = 1; k <= terms; k++)
            {
                term = Rate(one, term, one.Time / steps / k);
                for (int l = 1; l <= degrees; l++)
                    moments[l] += term[l];
            }
        }
        double found = Math.Sqrt((2 * moments[2] + 1) / 3 - moments[1] * moments[1]);
        Expect.Near((double?)one.Component("std", 2), found, 0, 5e-11);
    }

    // E[P_l] = P_l(b) I_(l+1/2)(kappa)/I_(1/2)(kappa)
    private static double[] Start(double kappa, double centre, int degrees)
    {
        double[] ratio = new double[degrees + 2], moments = new double[degrees + 1];
        for (int l = degrees; l >= 1; l--)
            ratio[l] = 1 / ((2 * l + 1) / kappa + ratio[l + 1]);
        double before = 1, at = centre, product = ratio[1];
        (moments[0], moments[1]) = (1, centre * product);
        for (int l = 2; l <= degrees; l++)
        {
            (before, at) = (at, ((2 * l - 1) * centre * at - (l - 1) * before) / l);
            product *= ratio[l];
            moments[l] = at * product;
        }
        return moments;
    }

    // scale times E[(Im C1 - S (c - 1/2) u) (1 - u^2) P_l' - l (l + 1) S (1 - c + c u^2) P_l/2], S = |C2|^2, c = cos^2 psi
    private static double[] Rate(ScatteringCase one, double[] y, double scale)
    {
        double strength = one.Noise.Real * one.Noise.Real + one.Noise.Imaginary * one.Noise.Imaginary, c = one.Noise.Real * one.Noise.Real / strength;
        double damping = one.Torque.Imaginary;
        double[] lifted = Lifted(y), twice = Lifted(lifted), rate = new double[y.Length];
        for (int l = 1; l < y.Length; l++)
        {
            double weight = (double)l * (l + 1), up = l + 1 < y.Length ? y[l + 1] : 0, liftedUp = l + 1 < y.Length ? lifted[l + 1] : 0;
            double slope = damping * (y[l - 1] - up) - strength * (c - 0.5) * (lifted[l - 1] - liftedUp);
            rate[l] = scale * (weight / (2 * l + 1) * slope - 0.5 * weight * strength * ((1 - c) * y[l] + c * twice[l]));
        }
        return rate;
    }

    // u P_l = ((l + 1) P_(l+1) + l P_(l-1))/(2l + 1)
    private static double[] Lifted(double[] y) =>
        [.. y.Select((_, l) => ((l + 1) * (l + 1 < y.Length ? y[l + 1] : 0) + (l > 0 ? l * y[l - 1] : 0)) / (2 * l + 1))];
}
