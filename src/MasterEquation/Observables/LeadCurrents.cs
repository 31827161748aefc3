using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    /// <param name="structure">What all points share.</param>
    /// <param name="model">The working point.</param>
    /// <param name="tables">Its rates.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="populations">Populations.</param>
    /// <param name="energies">Whether energy and heat are wanted; zero otherwise.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LeadCurrents Of(
        GrainStructure structure, GrainModel model, RateTables<Plain> tables, int lead, ChannelPopulations populations, bool energies)
    {
        CompensatedSum<Plain> electrons = default, spin = default, energy = default, heat = default;
        double gross = 0;
        for (int index = 0; index < structure.Tables.Length; index++)
        {
            ref readonly GrainStructure.TableExtent table = ref structure.Tables[index];
            LinearEnergy addition = tables.Addition[index];
            var flow = new TableFlow
            {
                Enter = MemoryMarshal.Cast<Plain, double>(tables.Enter[lead].AsSpan(table.Start, table.Count)),
                Leave = MemoryMarshal.Cast<Plain, double>(tables.Leave[lead].AsSpan(table.Start, table.Count)),
                Without = populations.Without.AsSpan(table.Start, table.Count),
                With = populations.With.AsSpan(table.Start, table.Count),
                FromZero = new ScaledArgument(addition.Constant, addition.Slope),
                FromLead = new ScaledArgument(addition.Constant - model.Leads[lead].Potential, addition.Slope),
                First = table.First,
            };
            FlowSums sums = energies ? flow.SumWithEnergies() : flow.Sum();
            electrons.Add(new Plain(sums.Net));
            spin.Add(new Plain(table.Sigma * sums.Net));
            energy.Add(new Plain(sums.Energy));
            heat.Add(new Plain(sums.Heat));
            gross += sums.Gross;
        }
        return new LeadCurrents(electrons.Value.Value, spin.Value.Value / 2, energy.Value.Value, heat.Value.Value, gross);
    }

    /// <summary>dI_a/dmu_b: the rates' own derivative where a = b, and the populations' derivative.</summary>
    /// <param name="tables">The rates.</param>
    /// <param name="responding">Lead a.</param>
    /// <param name="slope">Derivative table of lead b where a = b, else null.</param>
    /// <param name="populations">Populations.</param>
    /// <param name="slopes">Their derivative by mu_b.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Conductance(
        RateTables<Plain> tables, int responding, Plain[]? slope, ChannelPopulations populations, ChannelPopulations slopes)
    {
        Plain[] enter = tables.Enter[responding], leave = tables.Leave[responding];
        VectorSum sums = default;
        int at = 0;
        for (; at + 4 <= enter.Length; at += 4)
        {
            sums.Add(At(enter, at) * At(slopes.Without, at) - At(leave, at) * At(slopes.With, at));
            if (slope is not null)
                sums.Add(At(slope, at) * (At(populations.Without, at) + At(populations.With, at)));
        }
        CompensatedSum<Plain> sum = sums.Total();
        for (; at < enter.Length; at++)
        {
            sum.Add(new Plain(enter[at].Value * slopes.Without[at] - leave[at].Value * slopes.With[at]));
            if (slope is not null)
                sum.Add(new Plain(slope[at].Value * (populations.Without[at] + populations.With[at])));
        }
        return sum.Value.Value;
    }

    /// <summary>What a lead's own rates add to its conductance: the sum of their derivatives times the populations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double OwnResponse(Plain[] slope, ChannelPopulations populations)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int at = 0;
        for (; at + 4 <= populations.With.Length; at += 4)
            sums += At(slope, at) * (At(populations.Without, at) + At(populations.With, at));
        double sum = Vector256.Sum(sums);
        for (; at < populations.With.Length; at++)
            sum += slope[at].Value * (populations.Without[at] + populations.With[at]);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At<T>(T[] values, int at)
        where T : struct => Vector256.LoadUnsafe(ref Unsafe.As<T, double>(ref MemoryMarshal.GetArrayDataReference(values)), (nuint)at);

    // Sums over one table.
    private readonly record struct FlowSums(double Net, double Energy, double Heat, double Gross);

    // One channel and spin of one lead.
    private readonly ref struct TableFlow
    {
        public required ReadOnlySpan<double> Enter { get; init; }

        public required ReadOnlySpan<double> Leave { get; init; }

        public required ReadOnlySpan<double> Without { get; init; }

        public required ReadOnlySpan<double> With { get; init; }

        public required ScaledArgument FromZero { get; init; }

        public required ScaledArgument FromLead { get; init; }

        public required int First { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<double> At(ReadOnlySpan<double> values, int i) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public FlowSums Sum()
        {
            VectorSum net = default;
            Vector256<double> gross = Vector256<double>.Zero;
            int i = 0;
            for (; i + 4 <= Enter.Length; i += 4)
            {
                Vector256<double> inward = At(Enter, i) * At(Without, i);
                Vector256<double> outward = At(Leave, i) * At(With, i);
                gross += inward + outward;
                net.Add(inward - outward);
            }
            CompensatedSum<Plain> netSum = net.Total();
            double grossSum = Vector256.Sum(gross);
            for (; i < Enter.Length; i++)
            {
                double inward = Enter[i] * Without[i], outward = Leave[i] * With[i];
                netSum.Add(new Plain(inward - outward));
                grossSum += inward + outward;
            }
            return new FlowSums(netSum.Value.Value, 0, 0, grossSum);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public FlowSums SumWithEnergies()
        {
            ScaledArgument fromZero = FromZero, fromLead = FromLead;       // copies, which stay in registers
            VectorSum net = default, energy = default, heat = default;
            Vector256<double> gross = Vector256<double>.Zero, m = Vector256.Create((double)First, First + 2, First + 4, First + 6);
            int i = 0;
            for (; i + 4 <= Enter.Length; i += 4, m += Vector256.Create(8.0))
            {
                Vector256<double> inward = At(Enter, i) * At(Without, i);
                Vector256<double> outward = At(Leave, i) * At(With, i);
                Vector256<double> flow = inward - outward;
                gross += inward + outward;
                net.Add(flow);
                energy.Add(flow * fromZero.At(m).High);
                heat.Add(flow * fromLead.At(m).High);
            }
            CompensatedSum<Plain> netSum = net.Total(), energySum = energy.Total(), heatSum = heat.Total();
            double grossSum = Vector256.Sum(gross);
            for (; i < Enter.Length; i++)
            {
                double inward = Enter[i] * Without[i], outward = Leave[i] * With[i];
                netSum.Add(new Plain(inward - outward));
                energySum.Add(new Plain((inward - outward) * fromZero.At(First + 2 * i).High));
                heatSum.Add(new Plain((inward - outward) * fromLead.At(First + 2 * i).High));
                grossSum += inward + outward;
            }
            return new FlowSums(netSum.Value.Value, energySum.Value.Value, heatSum.Value.Value, grossSum);
        }
    }
}
