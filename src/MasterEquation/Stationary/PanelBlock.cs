using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>
/// What a panel takes out of a band while it is eliminated, packed so that all loops run over whole vectors: its columns, and its rows
/// beyond them. Padding is zero and stays so.
/// </summary>
internal sealed class PanelBlock
{
    private const int Alignment = 64;           // bytes of a line of the cache

    private readonly double[] _band;
    private readonly int _distance;
    private readonly double[] _numbers;
    private readonly int _start;
    private readonly int _depth;

    /// <param name="numbers">The band's numbers.</param>
    /// <param name="band">Its layout.</param>
    public PanelBlock(double[] numbers, Band<Plain> band)
    {
        (_band, _distance, _depth) = (numbers, band.Distance, band.Panel);
        Stride = Panel.Padded(band.Width + band.Panel);
        _numbers = GC.AllocateArray<double>(3 * _depth * Stride + Alignment / sizeof(double), pinned: true);
        _start = (int)(-(long)Marshal.UnsafeAddrOfPinnedArrayElement(_numbers, 0) & (Alignment - 1)) / sizeof(double);
    }

    /// <summary>Distance of packed columns, factors and rows.</summary>
    public int Stride { get; }

    /// <summary>Column t, by place of the state: a of those eliminated before t, then l of those that outlive it.</summary>
    public ref double Column(int t, int place = 0) => ref At(t, place);

    /// <summary>The factors l of the states that outlive t; zero for others.</summary>
    public ref double Factors(int t, int place = 0) => ref At(_depth + t, place);

    /// <summary>Row t beyond the panel, by index of the state.</summary>
    public ref double Row(int t) => ref At(2 * _depth + t, 0);

    /// <summary>The band where the rows of the states begin that outlive a panel.</summary>
    /// <param name="start">Place of the first entry.</param>
    public ref double Band(int start) => ref _band[start];

    /// <summary>Packs a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="columns">Place of the first panel's state in its lowest column.</param>
    /// <param name="rows">Place of its first entry beyond the panel.</param>
    public void Load(in Panel panel, int columns, int rows)
    {
        // the lowest column is the first upwards and the last downwards
        ref double first = ref Column(panel.Step > 0 ? 0 : panel.Count - 1);
        TransposeKernels.Pack(ref _band[columns], panel.Step * _distance, panel.Rows, ref first, panel.Step * Stride, panel.Count);
        for (int t = 0; t < panel.Count; t++, rows += panel.Step * _distance)
        {
            Span<double> row = MemoryMarshal.CreateSpan(ref Row(t), Panel.Padded(panel.Rest));
            _band.AsSpan(rows, panel.Rest).CopyTo(row);
            row[panel.Rest..].Clear();
        }
    }

    /// <summary>Puts a panel back.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="columns">Place of the first panel's state in its lowest column.</param>
    /// <param name="rows">Place of its first entry beyond the panel.</param>
    public void Store(in Panel panel, int columns, int rows)
    {
        ref double first = ref Column(panel.Step > 0 ? 0 : panel.Count - 1);
        TransposeKernels.Unpack(ref first, panel.Step * Stride, panel.Count, ref _band[columns], panel.Step * _distance, panel.Rows);
        for (int t = 0; t < panel.Count; t++, rows += panel.Step * _distance)
            MemoryMarshal.CreateSpan(ref Row(t), panel.Rest).CopyTo(_band.AsSpan(rows, panel.Rest));
    }

    private ref double At(int row, int place) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_numbers), _start + row * Stride + place);
}
