namespace SpinTorque;

/// <summary>Where the master equation itself stops holding [PW II, IV].</summary>
internal static class Validity
{
    // "Much larger" is taken as ten times.
    private const double Margin = 10;

    /// <summary>One sentence for each condition that fails.</summary>
    public static IEnumerable<string> Warnings(GrainModel model)
    {
        double gamma = LargestRate(model);
        Lead coldest = model.Leads.MinBy(lead => lead.Temperature)!;
        if (coldest.Temperature.High < Margin * gamma)
            yield return $"T >> Gamma fails: lead {coldest.Name} has temperature {coldest.Temperature.High:G6} and the largest level width is {gamma:G6}; "
                + "if rates are in the energy unit, levels are broadened beyond what the master equation holds (currents scale with the rates all the same).";
        double spin = model.Grain.Spin.Value;
        double kappa = Math.Abs(model.Grain.Anisotropy.High);
        if (spin > 0 && kappa < Margin * gamma / spin)
            yield return $"kappa >> Gamma/S0 fails: anisotropy {kappa:G6} against Gamma/S0 = {gamma / spin:G6}; "
                + "with non-collinear leads the density matrix is then not diagonal in S_z.";
    }

    // Gamma of the widest level: all leads together, its larger spin.
    private static double LargestRate(GrainModel model)
    {
        double largest = 0;
        for (int level = 0; level < model.Grain.Levels.Count; level++)
        {
            double up = model.Leads.Sum(lead => lead.RateAlongAxis(level, 1));
            double down = model.Leads.Sum(lead => lead.RateAlongAxis(level, -1));
            largest = Math.Max(largest, Math.Max(up, down));
        }
        return largest;
    }
}
