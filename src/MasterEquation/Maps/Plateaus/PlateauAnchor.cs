using System.Runtime.InteropServices;

namespace SpinTorque;

/// <summary>A solved point from which neighbouring points may take their solution, with a rigorous bound on the error of their currents.</summary>
internal sealed class PlateauAnchor : ITransport
{
    private readonly GrainStructure _structure;
    private readonly RateTables<Plain> _tables;
    private readonly Chain<Plain> _chain;
    private readonly ChainElimination<Plain> _elimination;
    private readonly PlateauBound _bound;
    private readonly Plain[] _times;
    private readonly double _rounding;
    private readonly double[] _p;
    private readonly double[][] _slope;
    private readonly bool[] _moved;
    private int _root;
    private bool _isSet;

    /// <param name="structure">What all points share.</param>
    /// <param name="moved">For each lead, whether the response to its potential is wanted.</param>
    public PlateauAnchor(GrainStructure structure, bool[] moved)
    {
        (_structure, _moved) = (structure, moved);
        _tables = new RateTables<Plain>(structure, moved.Length);
        _chain = new Chain<Plain>(structure.Pattern);
        _elimination = new ChainElimination<Plain>(structure.Pattern);
        _bound = new PlateauBound(structure.Pattern);
        _times = new Plain[structure.Pattern.Count];
        _p = new double[structure.Pattern.Count];
        _slope = [.. moved.Select(wanted => wanted ? new double[structure.Pattern.Count] : [])];
        _rounding = RoundingBound.Of(structure, moved.Length);
        Transport = new PointTransport(structure, moved.Length);
    }

    /// <summary>What a neighbour has of this solution.</summary>
    public PointTransport Transport { get; }

    /// <summary>|Q P|_1 of the neighbour over its largest exit rate.</summary>
    public double Residual { get; private set; }

    public SolverStatus Status => SolverStatus.Converged;

    public IReadOnlyList<double> Probabilities => _p;

    /// <summary>The smallest probability has no bound of its own.</summary>
    public double Log10MinProbability => double.NaN;

    public int Iterations => 0;

    public double Seconds => 0;

    public IReadOnlyList<double> Current => Transport.Current;

    public IReadOnlyList<double> SpinCurrent => Transport.SpinCurrent;

    public IReadOnlyList<double> EnergyCurrent => Transport.EnergyCurrent;

    public IReadOnlyList<double> HeatCurrent => Transport.HeatCurrent;

    public IReadOnlyList<IReadOnlyList<double>?> Conductance => Transport.Conductance;

    public IReadOnlyList<IReadOnlyList<double>?> Curvature => [];

    public IReadOnlyList<double?> Fano => [];

    public double Charge => Transport.Moments.Charge;

    public double Sz => Transport.Moments.Sz;

    public double SzVariance => Transport.Moments.SzVariance;

    public IReadOnlyList<double> Occupations => Transport.Moments.Occupations;

    public double CurrentDefect => Transport.CurrentDefect;

    public double ErrorBound => Transport.ErrorBound;

    /// <summary>Solves a model and keeps it.</summary>
    /// <returns>False where doubles do not suffice: no neighbour can have it.</returns>
    public bool TrySet(GrainModel model)
    {
        Fill(model);
        _isSet = false;
        double scale = RowKernels.Largest(MemoryMarshal.Cast<Plain, double>(_chain.Exit));
        if (!TryRun(_structure.Space.Count / 2, scale) || !TryRun(_elimination.MostProbable, scale))
            return false;
        _root = _elimination.Band.Root;
        for (int k = 0; k < _p.Length; k++)
            _p[k] = _elimination.Probabilities[k].ToDouble();
        int parameter = 0;
        for (int lead = 0; lead < _moved.Length; lead++)
        {
            if (_moved[lead])
                _elimination.ProbabilitySlopes(parameter++, _slope[lead]);
        }
        _elimination.Band.PassageTimes(_times);
        return _isSet = true;
    }

    /// <summary>Gives a neighbour this solution where its currents are then right to a tolerance.</summary>
    /// <param name="model">The neighbour.</param>
    /// <param name="tolerance">Largest error of a current relative to the largest one, and of a conductance relative to the gross flow over T.</param>
    /// <returns>False where that cannot be shown; else <see cref="Transport"/> is the neighbour's.</returns>
    public bool TryShare(GrainModel model, double tolerance)
    {
        if (!_isSet)
            return false;
        Fill(model);
        ReadOnlySpan<double> h = MemoryMarshal.Cast<Plain, double>(_times);
        double distance = _bound.OfState(_chain, _p, h, _root);
        if (!(distance < tolerance))
            return false;
        Residual = _bound.Residual / LargestRate();
        Transport.SumCurrents(model, _tables, _p, _rounding, energies: false);
        Transport.Widen(distance * LargestRate());
        if (!(Transport.ErrorBound <= tolerance))
            return false;
        int parameter = 0;
        for (int lead = 0; lead < _moved.Length; lead++)
        {
            if (_moved[lead] && !TryRespond(model, lead, parameter++, h, distance, tolerance))
                return false;
        }
        Transport.Moments.Sum(_p);
        return true;
    }

    private bool TryRun(int root, double scale)
    {
        _elimination.Run(_chain, root);
        return _elimination.Trapped < 0 && _elimination.IsTrustworthy(_tables.Underflow, scale);
    }

    private void Fill(GrainModel model)
    {
        _tables.Fill(model, _moved);
        ChainFiller.Fill(_structure, _tables, _chain, _moved);
    }

    private bool TryRespond(GrainModel model, int lead, int parameter, ReadOnlySpan<double> h, double distance, double tolerance)
    {
        double away = _bound.OfSlope(_chain, parameter, _p, _slope[lead], h, distance);
        Transport.Respond(_tables, lead, _p, _slope[lead], _rounding, ofRoot: 0);       // which is the likeliest state
        double own = 2 * RowKernels.Largest(MemoryMarshal.Cast<Plain, double>(_tables.Slope(lead).AsSpan(0, _structure.TableLength))) * Links();
        Transport.ConductanceError[lead] += away * LargestRate() + own * distance;
        return Transport.ConductanceError[lead] <= tolerance * Transport.Gross / model.Leads[lead].Temperature.High;
    }

    // No state sends or takes electrons faster than it is left.
    private double LargestRate() => RowKernels.Largest(MemoryMarshal.Cast<Plain, double>(_chain.Exit));

    // Electrons that one state can exchange in a lead's derivative: a channel a level and spin.
    private int Links() => 2 * _structure.Space.Grain.Levels.Count;
}
