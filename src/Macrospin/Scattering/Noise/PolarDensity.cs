namespace SpinTorque;

/// <summary>
/// The law of theta over time: cells equal in s = ln tan(theta/2), which the flow shifts by exactly one cell a step, so that weak noise is
/// not drowned by numerical diffusion; half a step of the noise's own Fokker-Planck equation by TR-BDF2 before and after. Strong noise takes
/// the flow into its equation. Not negative, of constant mass. The error is of second order in the width of the cells; relative error of the
/// moments about 1e-4 at the default width. All within 1.2e-5 rad of a pole is one cell. A law that no longer changes is not stepped further,
/// so that a long pulse costs no more than a switching.
/// </summary>
public sealed class PolarDensity
{
    private const double Reach = 12;

    // below it a flow from one output to the next is left to the noise's equation, on cells as narrow
    private const double LeastTurn = 1e-3;

    // where noise is stronger everywhere than this part of the torque, no cell of usual width is ruled by the flow
    private const double StrongNoise = 0.25;

    // a step that moves less than this part of the law ends the work
    private const double Settled = 1e-14;

    // no law changes after so many times of relaxation
    private const double LongestWait = 1e9;

    private readonly CellStep? _noise;
    private readonly double _width;
    private readonly bool _shifts;
    private readonly double[] _cells;
    private readonly double[] _before;
    private readonly double[] _angles;      // theta of the edges
    private bool _isSettled;

    /// <summary>The law at the start.</summary>
    /// <param name="motion">The motion.</param>
    /// <param name="start">A thermal ensemble or a point.</param>
    /// <param name="spacing">Time from one output to the next, above zero; a whole number of steps.</param>
    /// <param name="width">The largest width of a cell in s, above zero.</param>
    public PolarDensity(StochasticTorque motion, IInitialLaw start, double spacing, double width = 0.0125)
    {
        spacing = Math.Min(Require.Positive(spacing), LongestWait / (motion.Damping + motion.PolarStrength));
        double turn = motion.Damping * spacing;
        bool isNoisy = motion.Spread(0) >= StrongNoise * motion.Damping;
        _shifts = turn >= LeastTurn && !isNoisy;
        width = isNoisy || _shifts ? Require.Positive(width) : Math.Min(Require.Positive(width), LeastTurn);
        StepsPerOutput = (long)Math.Ceiling((turn + (_shifts ? 0 : motion.PolarStrength * spacing)) / width) + (_shifts ? 0 : 1);
        _width = _shifts ? turn / StepsPerOutput : width;
        double centre = Math.Clamp(SwitchingFlow.LogHalfTangent(Math.Max(start.Centre.Polar, 1e-300)), -Reach, Reach);
        First = centre - (Math.Ceiling((Reach + centre) / _width) - 0.5) * _width;
        int inner = (int)Math.Ceiling((Reach - First) / _width);
        Grid = new CellGrid([-1, .. Enumerable.Range(0, inner).Select(i => -Math.Tanh(First + (inner - 1 - i) * _width)), 1]);
        if (motion.PolarStrength > 0 || (turn > 0 && !_shifts))
            _noise = new CellStep(Noise(motion).On(Grid), spacing / StepsPerOutput / 2);
        _cells = start is FisherLaw ensemble ? PolarFokkerPlanck.Start(ensemble, Grid) : Point(Math.Cos(start.Centre.Polar));
        _before = new double[_cells.Length];
        _angles = [.. Grid.Edges.Select(Math.Acos)];
    }

    /// <summary>Cells of u = cos theta from the south pole to the north pole.</summary>
    public CellGrid Grid { get; }

    /// <summary>Steps from one output to the next.</summary>
    public long StepsPerOutput { get; }

    /// <summary>Probabilities of the cells.</summary>
    public IReadOnlyList<double> Cells => _cells;

    /// <summary>P(n_z &gt; 0); the cell on the equator counts by its share.</summary>
    public double SwitchedFraction => Below(Math.PI / 2);

    private double First { get; }

    /// <summary>Moves on to the next output.</summary>
    /// <param name="cancellation">Interrupts the work.</param>
    public void Advance(CancellationToken cancellation = default)
    {
        for (long step = 0; step < StepsPerOutput && !_isSettled; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            _cells.CopyTo(_before, 0);
            _noise?.Advance(_cells);
            if (_shifts)
                Shift();
            _noise?.Advance(_cells);
            _isSettled = Change() < Settled;
        }
    }

    /// <summary>E[f(u)], u at the cells' middles in s.</summary>
    public double Average(Func<double, double> function) => _cells.Select((p, cell) => p * function(Cosine(cell))).Sum();

    /// <summary>P(theta' &lt; theta), linear in s within a cell.</summary>
    /// <param name="polar">theta, rad, from 0 to pi.</param>
    public double Below(double polar)
    {
        double sum = 0;
        for (int cell = _cells.Length - 1; cell >= 0; cell--)
        {
            (double from, double to) = (_angles[cell + 1], _angles[cell]);
            if (polar <= from)
                break;
            sum += polar >= to ? _cells[cell] : _cells[cell] * (LogTangent(polar) - LogTangent(from)) / (LogTangent(to) - LogTangent(from));
        }
        return sum;
    }

    /// <summary>The angle below which a part of the law lies, rad.</summary>
    /// <param name="part">From 0 to 1, both excluded.</param>
    public double Quantile(double part)
    {
        double sum = 0;
        for (int cell = _cells.Length - 1; cell >= 0; cell--)
        {
            if (sum + _cells[cell] >= part)
            {
                (double from, double to) = (_angles[cell + 1], _angles[cell]);
                double s = LogTangent(from) + (part - sum) / _cells[cell] * (LogTangent(to) - LogTangent(from));
                return 2 * Math.Atan(Math.Exp(s));
            }
            sum += _cells[cell];
        }
        return Math.PI;
    }

    // the poles count as one cell further on
    private double LogTangent(double polar) => Math.Clamp(SwitchingFlow.LogHalfTangent(polar), First - _width, First + (_cells.Length - 1) * _width);

    private double Cosine(int cell) => -Math.Tanh(First + (_cells.Length - 1 - cell - 0.5) * _width);

    // what cells that move leave to do; noise that vanishes on the equator counts as almost none
    private FokkerPlanckEquation Noise(StochasticTorque motion)
    {
        double carried = _shifts ? motion.Damping : 0;
        return new FokkerPlanckEquation
        {
            Drift = u => motion.Velocity(u) - carried * (1 - u * u),
            Diffusion = u => motion.Diffusion(u) + 1e-200 * (1 - u * u),
            Form = DiffusionForm.Flux,
        };
    }

    private double Change()
    {
        double sum = 0;
        for (int cell = 0; cell < _cells.Length; cell++)
            sum += Math.Abs(_cells[cell] - _before[cell]);
        return sum;
    }

    // one cell nearer to the north pole; the last keeps what it has
    private void Shift()
    {
        double last = _cells[^1];
        Array.Copy(_cells, 0, _cells, 1, _cells.Length - 1);
        _cells[^1] += last;
        _cells[0] = 0;
    }

    private double[] Point(double u)
    {
        var cells = new double[Grid.Count];
        cells[Grid.CellAt(u)] = 1;
        return cells;
    }
}
