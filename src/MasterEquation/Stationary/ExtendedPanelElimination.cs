namespace SpinTorque;

/// <summary>
/// Eliminates a panel of states at once with exponents apart (<see cref="ExtendedVector"/>), to the bits of one state at a time. Without
/// derivatives.
/// </summary>
internal sealed class ExtendedPanelElimination : IEliminationStep
{
    private readonly Band<Extended> _band;
    private readonly int _stride;
    private readonly (double[] Mantissas, long[] Steps) _columns;
    private readonly (double[] Mantissas, long[] Steps) _factors;
    private readonly (double[] Mantissas, long[] Steps) _rows;
    private readonly double[] _scaled;

    public ExtendedPanelElimination(Band<Extended> band)
    {
        _band = band;
        _stride = Panel.Padded(band.Width + band.Panel);
        (_columns, _factors, _rows) = (Packed(), Packed(), Packed());
        _scaled = new double[_stride];
    }

    /// <inheritdoc/>
    public double SmallestProduct { get; set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public int Eliminate(int low, int high, int first, int last, bool upwards)
    {
        Panel panel = Panel.Of(low, high, first, last, upwards);
        Load(panel);
        for (int t = 0; t < panel.Count; t++)
        {
            Extended s = Exit(panel, t);
            _band.Exit[panel.State(t)] = s;
            if (s.IsZero)
                return panel.State(t);
            Step(panel, t, s);
        }
        AddProducts(panel);
        Store(panel);
        return -1;
    }

    // s_k = sum_i a_ik, by ascending i
    private Extended Exit(in Panel panel, int t)
    {
        long scale = ExtendedPanelKernels.Scale(Row(_columns, t, panel.Rows), t, ref _scaled[0]);
        double sum = 0;
        if (panel.Step > 0)
        {
            for (int i = t + 1; i < panel.Rows; i++)
                sum += _scaled[i];
        }
        else
        {
            for (int i = panel.Rows - 1; i > t; i--)
                sum += _scaled[i];
        }
        return sum == 0 ? Extended.Zero : Extended.FromScaled(sum, scale);
    }

    // Column t becomes l = a_k/s_k, later columns of the panel take a_iq += l_i a_kq.
    private void Step(in Panel panel, int t, Extended s)
    {
        Extended inverse = Extended.One / s;
        ExtendedRow l = Row(_factors, t, panel.Rows);
        ExtendedPanelKernels.Divide(Row(_columns, t, panel.Rows), l, t, ExtendedVector.Of(inverse));
        for (int q = t + 1; q < panel.Count; q++)
        {
            ExtendedRow column = Row(_columns, q, panel.Rows);
            ExtendedPanelKernels.Add(column, l, column.Each(t), t & -ExtendedVector.Count);
        }
    }

    // What the panel makes of its own rows and of the states that outlive it: A += L U.
    private void AddProducts(in Panel panel)
    {
        for (int t = 1; t < panel.Count; t++)
        {
            for (int m = 0; m < t; m++)
                ExtendedPanelKernels.Add(Row(_rows, t, panel.Rest), Row(_rows, m, panel.Rest), Row(_factors, m, panel.Rows).Each(t), 0);
        }
        if (panel.Rest == 0)
            return;
        ref Extended c = ref _band.Rates[_band.At(panel.State(panel.Count), panel.First)];
        ExtendedPanelKernels.AddProduct(
            ref c, panel.Step * _band.Distance, Row(_factors, 0, panel.Rows), panel.Count, Row(_rows, 0, panel.Rest), _stride, panel.Rest, panel.Count);
    }

    private void Load(in Panel panel)
    {
        for (int t = 0; t < panel.Count; t++)
        {
            ExtendedRow column = Row(_columns, t, panel.Rows), row = Row(_rows, t, panel.Rest);
            int at = _band.At(panel.Start, panel.State(t)), distance = panel.Step * _band.Distance;
            for (int r = 0; r < column.Length; r++, at += distance)
                column[r] = r < panel.Rows ? _band.Rates[at] : Extended.Zero;
            ReadOnlySpan<Extended> rates = _band.Rates.AsSpan(_band.At(panel.State(t), panel.First), panel.Rest);
            int whole = rates.Length & -ExtendedVector.Count;
            for (int j = 0; j < whole; j += ExtendedVector.Count)
                row.Set(j, ExtendedVector.Load(in rates[j]));
            for (int j = whole; j < row.Length; j++)
                row[ExtendedVector.Lane(j)] = j < rates.Length ? rates[j] : Extended.Zero;
        }
    }

    private void Store(in Panel panel)
    {
        for (int t = 0; t < panel.Count; t++)
        {
            ExtendedRow column = Row(_columns, t, panel.Rows), row = Row(_rows, t, panel.Rest);
            int at = _band.At(panel.Start, panel.State(t)), distance = panel.Step * _band.Distance;
            for (int r = 0; r < panel.Rows; r++, at += distance)
                _band.Rates[at] = column[r];
            Span<Extended> rates = _band.Rates.AsSpan(_band.At(panel.State(t), panel.First), panel.Rest);
            int whole = rates.Length & -ExtendedVector.Count;
            for (int j = 0; j < whole; j += ExtendedVector.Count)
                row.At(j).Store(ref rates[j]);
            for (int j = whole; j < rates.Length; j++)
                rates[j] = row[ExtendedVector.Lane(j)];
        }
    }

    private ExtendedRow Row((double[] Mantissas, long[] Steps) packed, int row, int length) =>
        new(ref packed.Mantissas[row * _stride], ref packed.Steps[row * _stride], Panel.Padded(length));

    private (double[] Mantissas, long[] Steps) Packed() => (new double[_band.Panel * _stride], new long[_band.Panel * _stride]);
}
