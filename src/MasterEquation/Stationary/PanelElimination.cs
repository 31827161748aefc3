namespace SpinTorque;

/// <summary>
/// Eliminates a panel of states at once, in double precision. The panel is packed into whole vectors (<see cref="PanelBlock"/>), so that
/// exit rates are sums and updates are products along vectors; the rest of the band then takes all of them in one product of blocks.
/// </summary>
internal sealed class PanelElimination : IEliminationStep
{
    private readonly Band<Plain> _band;
    private readonly double[] _exit;
    private readonly double[][] _exitSlopes;
    private readonly PanelBlock _rates;
    private readonly PanelBlock[] _slopes;

    public PanelElimination(Band<Plain> band)
    {
        _band = band;
        _exit = Band<Plain>.Doubles(band.Exit);
        _exitSlopes = [.. band.ExitSlopes.Select(Band<Plain>.Doubles)];
        _rates = new PanelBlock(Band<Plain>.Doubles(band.Rates), band);
        _slopes = [.. band.RateSlopes.Select(slope => new PanelBlock(Band<Plain>.Doubles(slope), band))];
    }

    /// <inheritdoc/>
    public double SmallestProduct { get; set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public int Eliminate(int low, int high, int first, int last, bool upwards)
    {
        Panel panel = Panel.Of(low, high, first, last, upwards);
        int columns = _band.At(panel.Start, panel.Low), rows = _band.At(panel.Start, panel.First);
        _rates.Load(panel, columns, rows);
        foreach (PanelBlock slope in _slopes)
            slope.Load(panel, columns, rows);
        double smallest = double.PositiveInfinity;
        var least = new Smallest();
        int length = Panel.Padded(panel.Rows);
        for (int t = 0; t < panel.Count; t++)
        {
            double s = PanelKernels.SumBeyond(ref _rates.Column(t), t, length);     // s_k = sum_i a_ik
            _exit[panel.State(t)] = s;
            if (s == 0)
                return panel.State(t);
            smallest = Math.Min(smallest, s);
            Step(panel, t, length, s, ref least);
        }
        AddProducts(panel);
        _rates.Store(panel, columns, rows);
        foreach (PanelBlock slope in _slopes)
            slope.Store(panel, columns, rows);
        least.OfRates = PanelKernels.SmallestPositive(ref _rates.Row(0), _rates.Stride, panel.Count, Panel.Padded(panel.Rest), least.OfRates);
        SmallestProduct = Math.Min(SmallestProduct, least.Product(smallest));
        return -1;
    }

    // Column t becomes l = a_k/s_k, later columns of the panel take a_iq += l_i a_kq.
    private void Step(in Panel panel, int t, int length, double s, ref Smallest least)
    {
        int from = t & -8, next = Math.Min(t + 1, panel.Count - 1), count = panel.Count - 1 - t;
        ref double l = ref _rates.Factors(t);
        ref double u = ref _rates.Column(next, t);
        PanelKernels.Divide(ref _rates.Column(t), ref l, t, length, s, ref least);
        for (int parameter = 0; parameter < _slopes.Length; parameter++)
        {
            PanelBlock slope = _slopes[parameter];
            double ds = PanelKernels.SumBeyond(ref slope.Column(t), t, length);
            _exitSlopes[parameter][panel.State(t)] = ds;
            PanelKernels.DivideSlope(ref slope.Column(t), ref slope.Factors(t), ref l, t, length, s, ds);   // dl_i = (da_ik - l_i ds_k)/s_k
            PanelKernels.AddColumn(ref slope.Column(next), slope.Stride, count, ref u, ref slope.Factors(t), from, length);
            PanelKernels.AddColumn(
                ref slope.Column(next), slope.Stride, count, ref slope.Column(next, t), ref l, from, length);
        }
        PanelKernels.AddColumn(ref _rates.Column(next), _rates.Stride, count, ref u, ref l, from, length);
    }

    // What the panel makes of its own rows and of the states that outlive it: A += L U, dA += dL U + L dU.
    private void AddProducts(in Panel panel)
    {
        int length = Panel.Padded(panel.Rest), stride = _rates.Stride;
        ref double l = ref _rates.Factors(0);
        ref double u = ref _rates.Row(0);
        PanelKernels.AddRows(ref u, ref u, ref l, stride, panel.Count, length);
        foreach (PanelBlock slope in _slopes)
        {
            PanelKernels.AddRows(ref slope.Row(0), ref u, ref slope.Factors(0), stride, panel.Count, length);
            PanelKernels.AddRows(ref slope.Row(0), ref slope.Row(0), ref l, stride, panel.Count, length);
            AddProduct(slope, panel, slope, _rates);
            AddProduct(slope, panel, _rates, slope);
        }
        AddProduct(_rates, panel, _rates, _rates);
    }

    private void AddProduct(PanelBlock target, in Panel panel, PanelBlock l, PanelBlock u)
    {
        if (panel.Rest == 0)
            return;
        ref double c = ref target.Band(_band.At(panel.State(panel.Count), panel.First));
        ref double factors = ref l.Factors(0, panel.Count);
        PanelKernels.AddProduct(ref c, panel.Step * _band.Distance, ref factors, ref u.Row(0), l.Stride, panel.Rest, Panel.Padded(panel.Rest), panel.Count);
    }
}
