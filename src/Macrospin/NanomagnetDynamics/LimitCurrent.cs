namespace SpinTorque;

/// <summary>
/// The current of a magnet that stays at u, in the limit of large spin [PW 36]: with Win_a = sum_s Gamma_a^s n_a(x_s) (1 + eta s u)/2 and
/// W_a = sum_s Gamma_a^s (1 + eta s u)/2,
/// <code>I_a = Win_a - W_a (sum_b Win_b)/(sum_b W_b),</code>
/// the same as the double sum over pairs of leads there. It is linear in every occupation n_a, so an average over the two sides of a
/// jump is exact.
/// </summary>
public static class LimitCurrent
{
    // Far below any distance of two fixed points, far above the spacing of doubles.
    private const double Side = 1e-9;

    /// <summary>Currents from each lead onto the grain, electrons per unit time.</summary>
    /// <param name="magnet">The equation of motion.</param>
    /// <param name="u">S_z/S, from -1 to 1.</param>
    public static double[] At(NanomagnetEquation magnet, double u)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        double[] filled = [.. magnet.Leads.Select(lead => Sum(magnet, u, sigma => magnet.Channel(lead, sigma, lead.Rate(sigma)).Value(u)))];
        double[] open = [.. magnet.Leads.Select(lead => Sum(magnet, u, lead.Rate))];
        double total = open.Sum(), share = total > 0 ? filled.Sum() / total : 0;      // at a pole that lets no electron in all currents vanish
        return [.. filled.Zip(open, (win, w) => win - w * share)];
    }

    /// <summary>
    /// Currents at a fixed point. Where the drift jumps through zero the magnetisation chatters between both sides, the fractions of time
    /// such that the drift vanishes on average.
    /// </summary>
    public static double[] At(NanomagnetEquation magnet, FixedPoint point)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        if (!point.IsJump)
            return At(magnet, point.Position);
        TorqueBalance balance = magnet.Balance;
        double below = balance.Value(point.Position - Side), above = balance.Value(point.Position + Side);
        double weight = below / (below - above);
        return [.. At(magnet, point.Position - Side).Zip(At(magnet, point.Position + Side), (left, right) => (1 - weight) * left + weight * right)];
    }

    private static double Sum(NanomagnetEquation magnet, double u, Func<int, double> rate) =>
        rate(1) * (1 + magnet.SpinChange * u) / 2 + rate(-1) * (1 - magnet.SpinChange * u) / 2;
}
