using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Sums flows both ways, four at a time, the net one with the rounding of every addition kept apart.</summary>
internal struct FlowSum
{
    private LaneSum _net;
    private Vector256<double> _gross;

    /// <summary>What flows on balance, and the sizes of all flows.</summary>
    public readonly (double Net, double Gross) Total
    {
        get
        {
            CompensatedSum<Plain> net = default;
            for (int lane = 0; lane < 4; lane++)
                net.Add(new Plain(_net.Value[lane]));
            return (net.Value.Value, Vector256.Sum(_gross));
        }
    }

    /// <summary>Adds rate weight scale of one side, and takes off that of the other, for every entry of the rates.</summary>
    /// <param name="inRate">Rates of one side.</param>
    /// <param name="inWeight">Weights relative to the scale; at least as long.</param>
    /// <param name="inScale">The scale; at least as long.</param>
    /// <param name="outRate">Rates of the other side; of the same length.</param>
    /// <param name="outWeight">Its weights.</param>
    /// <param name="outScale">Its scale.</param>
    public void Add(
        ReadOnlySpan<double> inRate, ReadOnlySpan<double> inWeight, ReadOnlySpan<double> inScale,
        ReadOnlySpan<double> outRate, ReadOnlySpan<double> outWeight, ReadOnlySpan<double> outScale)
    {
        int i = 0;
        for (; i + 4 <= inRate.Length; i += 4)
            Add(Four(inRate, i) * Four(inWeight, i) * Four(inScale, i), Four(outRate, i) * Four(outWeight, i) * Four(outScale, i));
        for (; i < inRate.Length; i++)
            Add(Vector256.CreateScalar(inRate[i] * inWeight[i] * inScale[i]), Vector256.CreateScalar(outRate[i] * outWeight[i] * outScale[i]));
    }

    private static Vector256<double> Four(ReadOnlySpan<double> row, int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)at);

    private void Add(Vector256<double> inward, Vector256<double> outward)
    {
        _net.Add(inward - outward);
        _gross += Vector256.Abs(inward) + Vector256.Abs(outward);
    }
}
