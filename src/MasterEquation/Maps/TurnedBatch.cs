namespace SpinTorque;

/// <summary>Working points with one lead's magnetisation turned to each of two angles.</summary>
/// <param name="structure">What all points share.</param>
/// <param name="leads">Number of leads.</param>
/// <param name="lead">The lead that is turned.</param>
/// <param name="angles">The angles.</param>
internal sealed class TurnedBatch(GrainStructure structure, int leads, int lead, TmrAngles angles)
{
    private readonly GrainModel[] _models = new GrainModel[LaneRates.Count];
    private readonly BatchRequest _request = new(new bool[leads]);

    /// <summary>The lead that is turned.</summary>
    public int Lead => lead;

    /// <summary>The points at the first angle.</summary>
    public PointBatch Parallel { get; } = PointBatch.For(structure, leads);

    /// <summary>The points at the second angle.</summary>
    public PointBatch Antiparallel { get; } = PointBatch.For(structure, leads);

    /// <summary>Forgets the models before.</summary>
    public void Restart()
    {
        Parallel.Restart();
        Antiparallel.Restart();
    }

    /// <summary>Solves models at both angles.</summary>
    public void Solve(ReadOnlySpan<GrainModel> models)
    {
        Solve(Parallel, models, angles.First);
        Solve(Antiparallel, models, angles.Second);
    }

    /// <summary>A model with one lead turned.</summary>
    public static GrainModel Turned(GrainModel model, int lead, DoubleDouble degrees) =>
        model with { Leads = [.. model.Leads.Select((other, index) => index == lead ? other with { Angle = degrees } : other)] };

    private void Solve(PointBatch batch, ReadOnlySpan<GrainModel> models, DoubleDouble degrees)
    {
        for (int lane = 0; lane < models.Length; lane++)
            _models[lane] = Turned(models[lane], lead, degrees);
        batch.Solve(_models.AsSpan(0, models.Length), _request);
    }
}
