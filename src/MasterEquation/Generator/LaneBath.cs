using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>The bath's rates at four working points side by side, in the order of a layout by S_z.</summary>
/// <param name="structure">What all points share.</param>
/// <param name="layout">The layout.</param>
internal sealed class LaneBath(GrainStructure structure, SliceLayout layout)
{
    private readonly (ScaledArgument Argument, double Scale)?[] _filled = new (ScaledArgument, double)?[LaneRates.Count];
    private readonly Plain[][] _raise = [.. Enumerable.Range(0, LaneRates.Count).Select(_ => new Plain[structure.ProjectionCount])];
    private readonly Plain[][] _lower = [.. Enumerable.Range(0, LaneRates.Count).Select(_ => new Plain[structure.ProjectionCount])];

    /// <summary>Whether a rate of each lane left the normal range.</summary>
    public bool[] Underflow { get; } = new bool[LaneRates.Count];

    /// <summary>An upper bound of what the bath adds to any exit rate.</summary>
    public Vector256<double> Largest { get; private set; }

    /// <summary>Computes the rates unless they are what they were.</summary>
    /// <param name="models">A model for each lane.</param>
    /// <param name="rates">All rates.</param>
    public void Fill(ReadOnlySpan<GrainModel> models, Span<Vector256<double>> rates)
    {
        bool changed = false;
        for (int lane = 0; lane < LaneRates.Count; lane++)
        {
            BosonBath bath = models[lane].Bath!;
            LinearEnergy released = GrainEnergy.ReleasedByRaising(models[lane].Grain);
            var argument = new ScaledArgument(released.Constant / bath.Temperature, released.Slope / bath.Temperature);
            double size = (bath.Damping * bath.Temperature / models[lane].Grain.Spin.Value).High;
            if (_filled[lane] == (argument, size))
                continue;
            (_filled[lane], changed) = ((argument, size), true);
            new BoseTables<Plain> { Argument = argument, Scale = new Plain(size), First = structure.Space.LowestDoubledProjection }.Fill(_raise[lane], _lower[lane]);
            Underflow[lane] = size != 0 && (IsTiny(_raise[lane]) || IsTiny(_lower[lane]));
        }
        if (changed)
            Interleave(rates);
    }

    // (S - S_z)(S + S_z + 1) = (D - m)(D + m + 2)/4 with D = 2S, m = 2 S_z
    private void Interleave(Span<Vector256<double>> rates)
    {
        int lowest = structure.Space.LowestDoubledProjection;
        (Vector256<double> raising, Vector256<double> lowering) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (int slice = 0; slice < layout.Count; slice++)
        {
            int m = lowest + slice, at = layout.Bath(slice);
            Vector256<double> raise = Vector256.Create(_raise[0][slice].Value, _raise[1][slice].Value, _raise[2][slice].Value, _raise[3][slice].Value);
            Vector256<double> lower = Vector256.Create(_lower[0][slice].Value, _lower[1][slice].Value, _lower[2][slice].Value, _lower[3][slice].Value);
            foreach (int d in structure.Spins)
            {
                double ladder = m >= -d && m < d ? (double)(d - m) * (d + m + 2) / 4 : 0;
                (rates[at], rates[at + 1]) = (ladder * raise, ladder * lower);
                (raising, lowering) = (Vector256.Max(raising, rates[at]), Vector256.Max(lowering, rates[at + 1]));
                at += 2;
            }
        }
        Largest = raising + lowering;
    }

    private static bool IsTiny(Plain[] rates) => RowKernels.AnyBelow(MemoryMarshal.Cast<Plain, double>(rates), RateTables.SmallestNormal);
}
