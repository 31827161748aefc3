namespace SpinTorque;

/// <summary>
/// Eliminates a panel of states at once, in double precision. The panel's columns are copied to contiguous memory, so that exit rates are
/// sums and updates are products along vectors; the rest of the band then takes all of them in one product of blocks.
/// </summary>
internal sealed class PanelElimination : IEliminationStep
{
    private readonly Band<Plain> _band;
    private readonly double[] _rates;
    private readonly double[] _exit;
    private readonly double[][] _slopes;
    private readonly double[][] _exitSlopes;
    private readonly double[][] _column;
    private readonly double[][][] _slopeColumn;

    public PanelElimination(Band<Plain> band)
    {
        _band = band;
        (_rates, _exit) = (Band<Plain>.Doubles(band.Rates), Band<Plain>.Doubles(band.Exit));
        _slopes = [.. band.RateSlopes.Select(Band<Plain>.Doubles)];
        _exitSlopes = [.. band.ExitSlopes.Select(Band<Plain>.Doubles)];
        _column = Columns();
        _slopeColumn = [.. _slopes.Select(_ => Columns())];
    }

    /// <inheritdoc/>
    public double SmallestProduct { get; set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public int Eliminate(int low, int high, int first, int last, bool upwards)
    {
        int top = upwards ? low : first, bottom = upwards ? Math.Max(last, high) : high;
        var panel = new Panel(low, high - low + 1, top, bottom - top + 1);
        Copy(panel);
        double smallest = double.PositiveInfinity;
        for (int step = 0; step < panel.Count; step++)
        {
            int k = upwards ? step : panel.Count - 1 - step;
            // rows that outlive k: those after it upwards, those before it downwards
            int row = panel.Low - panel.Top + k, start = upwards ? row + 1 : 0, length = upwards ? panel.Rows - start : row;
            double s = RowKernels.Sum(_column[k].AsSpan(start, length));        // s_k = sum_i a_ik
            _exit[low + k] = s;
            if (s == 0)
                return low + k;
            smallest = Math.Min(smallest, Step(panel, k, start, length, s, upwards));
        }
        CopyBack(panel);
        FinishRows(low, high, first, last, upwards);
        SmallestProduct = Math.Min(SmallestProduct, smallest * SmallestOf(panel));
        AddProducts(low, high, first, last);
        return -1;
    }

    // Column k becomes l = a_k/s_k, later columns of the panel take a_iq += l_i a_kq; returns the smallest of s and l.
    private double Step(Panel panel, int k, int start, int length, double s, bool upwards)
    {
        int row = panel.Low - panel.Top + k;
        Span<double> l = _column[k].AsSpan(start, length);
        double smallest = RowKernels.SmallestPositive(l) / s;                   // zero where a factor is lost
        RowKernels.Scale(l, 1 / s);
        (int from, int to) = upwards ? (k + 1, panel.Count) : (0, k);
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
        {
            double[][] slope = _slopeColumn[parameter];
            Span<double> dl = slope[k].AsSpan(start, length);
            double ds = RowKernels.Sum(dl);
            _exitSlopes[parameter][panel.Low + k] = ds;
            RowKernels.AddScaled(dl, l, -ds);                                   // dl_i = (da_ik - l_i ds_k)/s_k
            RowKernels.Scale(dl, 1 / s);
            for (int q = from; q < to; q++)
                RowKernels.AddScaled(slope[q].AsSpan(start, length), dl, _column[q][row], l, slope[q][row]);
        }
        for (int q = from; q < to; q++)
            RowKernels.AddScaled(_column[q].AsSpan(start, length), l, _column[q][row]);
        return Math.Min(s, smallest);
    }

    // Rows of the panel beyond its own columns: a_ij += l_ik a_kj over the panel's states k eliminated before i.
    private void FinishRows(int low, int high, int first, int last, bool upwards)
    {
        int count = last - first + 1;
        for (int step = 1; count > 0 && step <= high - low; step++)
        {
            int i = upwards ? low + step : high - step;
            for (int before = 0; before < step; before++)
                AddRow(i, upwards ? low + before : high - before, first, count);
        }
    }

    private void AddRow(int i, int k, int first, int count)
    {
        double l = _rates[_band.At(i, k)];
        if (l == 0 && _slopes.Length == 0)
            return;
        ReadOnlySpan<double> row = _rates.AsSpan(_band.At(k, first), count);
        foreach (double[] slope in _slopes)
            RowKernels.AddScaled(slope.AsSpan(_band.At(i, first), count), row, slope[_band.At(i, k)], slope.AsSpan(_band.At(k, first), count), l);
        RowKernels.AddScaled(_rates.AsSpan(_band.At(i, first), count), row, l);
    }

    // What the panel makes of the states first..last that outlive it: A += L U, dA += dL U + L dU.
    private void AddProducts(int low, int high, int first, int last)
    {
        int rows = last - first + 1, depth = high - low + 1;
        if (rows <= 0)
            return;
        int c = _band.At(first, first), l = _band.At(first, low), u = _band.At(low, first);
        foreach (double[] slope in _slopes)
        {
            PanelKernels.AddProduct(slope, c, slope, l, _rates, u, _band.Distance, rows, rows, depth);
            PanelKernels.AddProduct(slope, c, _rates, l, slope, u, _band.Distance, rows, rows, depth);
        }
        PanelKernels.AddProduct(_rates, c, _rates, l, _rates, u, _band.Distance, rows, rows, depth);
    }

    private double SmallestOf(Panel panel)
    {
        double smallest = double.PositiveInfinity;
        for (int k = 0; k < panel.Count; k++)
            smallest = Math.Min(smallest, RowKernels.SmallestPositive(_rates.AsSpan(_band.At(panel.Low + k, panel.Top), panel.Rows)));
        return smallest;
    }

    private void Copy(Panel panel)
    {
        int start = _band.At(panel.Top, panel.Low);
        CopyColumns(_rates, _column, start, panel);
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
            CopyColumns(_slopes[parameter], _slopeColumn[parameter], start, panel);
    }

    private void CopyBack(Panel panel)
    {
        int start = _band.At(panel.Top, panel.Low);
        CopyColumnsBack(_rates, _column, start, panel);
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
            CopyColumnsBack(_slopes[parameter], _slopeColumn[parameter], start, panel);
    }

    private void CopyColumns(double[] from, double[][] to, int start, Panel panel)
    {
        for (int k = 0; k < panel.Count; k++)
        {
            Span<double> column = to[k].AsSpan(0, panel.Rows);
            int at = start + k;
            for (int i = 0; i < column.Length; i++, at += _band.Distance)
                column[i] = from[at];
        }
    }

    private void CopyColumnsBack(double[] to, double[][] from, int start, Panel panel)
    {
        for (int k = 0; k < panel.Count; k++)
        {
            ReadOnlySpan<double> column = from[k].AsSpan(0, panel.Rows);
            int at = start + k;
            for (int i = 0; i < column.Length; i++, at += _band.Distance)
                to[at] = column[i];
        }
    }

    private double[][] Columns() => [.. Enumerable.Range(0, _band.Panel).Select(_ => new double[2 * _band.Width + 1])];

    // States Low, Low + 1, ...; their columns' rows begin at state Top.
    private readonly record struct Panel(int Low, int Count, int Top, int Rows);
}
