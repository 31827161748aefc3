namespace SpinTorque;

/// <summary>Currents of one lead: electrons, spin, energy and heat onto the grain, and the gross flow behind them.</summary>
/// <param name="Electrons">Net electrons per unit time.</param>
/// <param name="Spin">(I_up - I_down)/2.</param>
/// <param name="Energy">Net flow weighted with the addition energy.</param>
/// <param name="Heat">Net flow weighted with the addition energy less the lead's potential.</param>
/// <param name="Gross">Electrons per unit time in both directions.</param>
internal readonly record struct LeadCurrents(double Electrons, double Spin, double Energy, double Heat, double Gross)
{
    /// <summary>Sums a lead's tables times the populations: I = sum (enter P_without - leave P_with).</summary>
    public static LeadCurrents Of(GrainStructure structure, GrainModel model, RateTables<Plain> tables, int lead, ChannelPopulations populations)
    {
        Plain[] enter = tables.Enter[lead], leave = tables.Leave[lead];
        CompensatedSum<Plain> electrons = default, spin = default, energy = default, heat = default;
        double gross = 0;
        foreach (GrainStructure.TableExtent table in structure.Tables)
        {
            LinearEnergy addition = GrainEnergy.Addition(model.Grain, structure.Space.Channels[table.Channel], table.Sigma);
            var fromZero = new ScaledArgument(addition.Constant, addition.Slope);
            var fromLead = new ScaledArgument(addition.Constant - model.Leads[lead].Potential, addition.Slope);
            for (int i = 0; i < table.Count; i++)
            {
                int at = table.Start + i;
                double inward = enter[at].Value * populations.Without[at];
                double outward = leave[at].Value * populations.With[at];
                double net = inward - outward;
                electrons.Add(new Plain(net));
                spin.Add(new Plain(table.Sigma * net));
                energy.Add(new Plain(fromZero.At(table.First + 2 * i).High * net));
                heat.Add(new Plain(fromLead.At(table.First + 2 * i).High * net));
                gross += Math.Abs(inward) + Math.Abs(outward);
            }
        }
        return new LeadCurrents(electrons.Value.Value, spin.Value.Value / 2, energy.Value.Value, heat.Value.Value, gross);
    }

    /// <summary>dI_a/dmu_b: the rates' own derivative where a = b, and the populations' derivative.</summary>
    /// <param name="tables">The rates.</param>
    /// <param name="responding">Lead a.</param>
    /// <param name="slope">Derivative table of lead b where a = b, else null.</param>
    /// <param name="populations">Populations.</param>
    /// <param name="slopes">Their derivative by mu_b.</param>
    public static double Conductance(
        RateTables<Plain> tables, int responding, Plain[]? slope, ChannelPopulations populations, ChannelPopulations slopes)
    {
        Plain[] enter = tables.Enter[responding], leave = tables.Leave[responding];
        CompensatedSum<Plain> sum = default;
        for (int at = 0; at < enter.Length; at++)
        {
            sum.Add(new Plain(enter[at].Value * slopes.Without[at]));
            sum.Add(new Plain(-leave[at].Value * slopes.With[at]));
            if (slope is not null)
                sum.Add(new Plain(slope[at].Value * (populations.Without[at] + populations.With[at])));
        }
        return sum.Value.Value;
    }
}
