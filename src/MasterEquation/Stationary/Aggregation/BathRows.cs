namespace SpinTorque;

/// <summary>Rates of the bath into each state of a multiplet, next to each other.</summary>
/// <param name="structure">The grain; without a bath all rates are zero.</param>
internal sealed class BathRows(GrainStructure structure)
{
    private readonly int[] _first =
        [.. structure.Space.Multiplets.Select(multiplet => multiplet.First.Doubled - structure.Space.LowestDoubledProjection)];

    private readonly int[] _spin = [.. structure.Space.Multiplets.Select(multiplet => Array.BinarySearch(structure.Spins, multiplet.Spin.Doubled))];
    private readonly double[] _none = new double[structure.HasBath ? 0 : structure.ProjectionCount];
    private readonly SteppedRow[] _raised = new SteppedRow[structure.Spins.Length];
    private readonly SteppedRow[] _lowered = new SteppedRow[structure.Spins.Length];

    /// <summary>Takes the rates on.</summary>
    /// <param name="rates">The row of all rates.</param>
    /// <param name="spin">The spin that they are for, by index.</param>
    public void Take(ReadOnlySpan<double> rates, int spin)
    {
        int projections = structure.ProjectionCount;
        ReadOnlySpan<double> row = rates.Slice(structure.BathStart(spin), 2 * projections);
        (_raised[spin], _lowered[spin]) = (new SteppedRow(row[..projections]), new SteppedRow(row[projections..]));
    }

    /// <summary>For each state i of a multiplet the rate from it up to i + 1.</summary>
    public ReadOnlySpan<double> Raise(int multiplet) => Of(_raised, multiplet);

    /// <summary>For each state i of a multiplet the rate down to it from i + 1.</summary>
    public ReadOnlySpan<double> Lower(int multiplet) => Of(_lowered, multiplet);

    private ReadOnlySpan<double> Of(SteppedRow[] rows, int multiplet) =>
        structure.HasBath ? rows[_spin[multiplet]].From(_first[multiplet]) : _none;
}
