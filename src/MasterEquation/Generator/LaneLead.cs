using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>One lead's rates at four working points side by side, in the order of a layout by S_z, and their derivatives by its potential.</summary>
/// <param name="structure">What all points share.</param>
/// <param name="layout">The layout.</param>
internal sealed class LaneLead(GrainStructure structure, SliceLayout layout)
{
    private readonly LaneArgument[] _argument = new LaneArgument[structure.Tables.Length];
    private readonly Vector256<double>[] _scale = new Vector256<double>[structure.Tables.Length];
    private readonly Lead?[] _lead = new Lead?[LaneRates.Count];
    private Vector256<double> _inverse;         // 1/T
    private Vector256<double>[]? _slope;

    /// <summary>Gamma w f and Gamma w (1 - f) by turns.</summary>
    public Vector256<double>[] Rate { get; } = new Vector256<double>[2 * structure.TableLength];

    /// <summary>Gamma of each channel and spin.</summary>
    public ReadOnlySpan<Vector256<double>> Scale => _scale;

    /// <summary>Whether a lane has this very lead.</summary>
    public bool Holds(int lane, Lead lead) => ReferenceEquals(_lead[lane], lead);

    /// <summary>Takes leads, one a lane, and the arguments of their rates.</summary>
    /// <param name="models">A model for each lane.</param>
    /// <param name="lead">Index of the lead.</param>
    /// <param name="addition">Addition energies of each lane, table by table.</param>
    /// <param name="slope">Where the derivatives of rates go, in the same order; null where they are not wanted.</param>
    public void Take(ReadOnlySpan<GrainModel> models, int lead, LinearEnergy[][] addition, Vector256<double>[]? slope)
    {
        _slope = slope;
        Span<DoubleDouble> inverse = stackalloc DoubleDouble[LaneRates.Count];
        for (int lane = 0; lane < LaneRates.Count; lane++)
        {
            Lead own = models[lane].Leads[lead];
            (_lead[lane], inverse[lane]) = (own, 1.0 / own.Temperature);
            _inverse = _inverse.WithElement(lane, inverse[lane].High);
            (double cos2, double sin2) = HalfAngle.Squares(own.Angle);
            for (int table = 0; table < _scale.Length; table++)
            {
                int level = structure.Space.Channels[structure.Tables[table].Channel].Level;
                _scale[table] = _scale[table].WithElement(lane, own.RateAlongAxis(level, structure.Tables[table].Sigma, cos2, sin2));
            }
        }
        Span<LinearEnergy> lines = stackalloc LinearEnergy[LaneRates.Count];
        for (int table = 0; table < _argument.Length; table++)
        {
            for (int lane = 0; lane < LaneRates.Count; lane++)
            {
                LinearEnergy energy = addition[lane][table];
                lines[lane] = new LinearEnergy((energy.Constant - models[lane].Leads[lead].Potential) * inverse[lane], energy.Slope * inverse[lane]);
            }
            _argument[table] = new LaneArgument(lines);
        }
    }

    /// <summary>Computes the rates of a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="weights">Clebsch-Gordan weights of its tables.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int slice, ReadOnlySpan<double> weights)
    {
        ReadOnlySpan<int> tables = layout.Tables(slice);
        double m = structure.Space.LowestDoubledProjection + slice;
        int at = layout.Tunnelling(slice);
        for (int k = 0; k < tables.Length; k++, at += 2)
        {
            (Vector256<double> high, Vector256<double> low) = _argument[tables[k]].At(m);
            (Vector256<double> t, _) = ExponentialKernel.Of(Vector256.Abs(high), low ^ (high & Vector256.Create(-0.0)));     // e^-|h + l|
            Vector256<double> large = Vector256<double>.One / (Vector256<double>.One + t), small = t * large;
            Vector256<double> above = Vector256.GreaterThan(high, Vector256<double>.Zero), rate = _scale[tables[k]] * weights[k];
            Vector256<double> empty = Vector256.ConditionalSelect(above, large, small);
            Vector256<double> enter = rate * Vector256.ConditionalSelect(above, small, large);
            (Rate[at], Rate[at + 1]) = (enter, rate * empty);
            if (_slope is null)
                continue;
            Vector256<double> slope = enter * empty * _inverse;                                     // Gamma w f (1 - f)/T
            (_slope[at], _slope[at + 1]) = (slope, -slope);
        }
    }
}
