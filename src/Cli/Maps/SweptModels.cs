using SpinTorque.Cli.Commands;
using SpinTorque.Cli.Input;

namespace SpinTorque.Cli.Maps;

/// <summary>
/// The models of a grid. Where its axes move numbers of different parts of a model, each axis is bound once and a point takes its parts
/// from both, which gives the very numbers that binding the point would; elsewhere every point is bound.
/// </summary>
internal sealed class SweptModels
{
    private static readonly string[] GrainNumbers = ["gate", "field", "exchange", "anisotropy"];

    private readonly MapGrid _grid;
    private readonly Lazy<(GrainModel[] Columns, GrainModel[] Rows)> _bound;
    private readonly bool _separable;

    public SweptModels(MapGrid grid)
    {
        _grid = grid;
        string? x = PartOf(grid.X), y = grid.Y is null ? "" : PartOf(grid.Y);
        _separable = x is not null && y is not null && !string.Equals(x, y, StringComparison.Ordinal);
        _bound = new Lazy<(GrainModel[] Columns, GrainModel[] Rows)>(() =>
        {
            GrainModel first = Bind(0, 0);
            return ([.. Enumerable.Range(0, grid.Columns).Select(column => Changed(first, Bind(column, 0), grid.X))],
                [.. Enumerable.Range(0, grid.Rows).Select(row => Changed(first, Bind(0, row), grid.Y))]);
        });
    }

    /// <summary>The model at a point; may be called from several threads at once.</summary>
    /// <exception cref="CommandFailure">There is none with these values.</exception>
    public GrainModel At(int column, int row)
    {
        if (!_separable)
            return Bind(column, row);
        (GrainModel[] columns, GrainModel[] rows) = _bound.Value;
        GrainModel model = Joined(columns[0], columns[column], rows[row]);
        return IsTooCold(model) ? Bind(column, row) : model;
    }

    // A part that an axis does not move is the first point's own object, so that its rates are not filled again.
    private static GrainModel Changed(GrainModel first, GrainModel moved, MapAxisSpec? axis) => first with
    {
        Grain = Moves(axis, "grain") ? moved.Grain : first.Grain,
        Leads = Moves(axis, "leads") ? [.. first.Leads.Select((lead, index) => Moves(axis, "leads", lead.Name) ? moved.Leads[index] : lead)] : first.Leads,
        Bath = Moves(axis, "bath") ? moved.Bath : first.Bath,
    };

    private GrainModel Joined(GrainModel first, GrainModel column, GrainModel row) => first with
    {
        Grain = Moves(_grid.X, "grain") ? column.Grain : Moves(_grid.Y, "grain") ? row.Grain : first.Grain,
        Leads = Moves(_grid.X, "leads") && Moves(_grid.Y, "leads")
            ? [.. first.Leads.Select((lead, index) => Moves(_grid.X, "leads", lead.Name) ? column.Leads[index]
                : Moves(_grid.Y, "leads", lead.Name) ? row.Leads[index] : lead)]
            : Moves(_grid.X, "leads") ? column.Leads : Moves(_grid.Y, "leads") ? row.Leads : first.Leads,
        Bath = Moves(_grid.X, "bath") ? column.Bath : Moves(_grid.Y, "bath") ? row.Bath : first.Bath,
    };

    private static bool Moves(MapAxisSpec? axis, string block, string? name = null) => axis is not null
        && string.Equals(axis.Path.Steps[0].Name, block, StringComparison.Ordinal)
        && (name is null || string.Equals(axis.Path.Steps[1].Name, name, StringComparison.Ordinal));

    private static bool IsTooCold(GrainModel model)
    {
        double lowest = model.LowestTemperature;
        foreach (Lead lead in model.Leads)
        {
            if (lead.Temperature < lowest)
                return true;
        }
        return model.Bath is { } bath && bath.Temperature < lowest;
    }

    // The part of the model that an axis moves; null for what other parts depend on.
    private static string? PartOf(MapAxisSpec axis)
    {
        IReadOnlyList<PathStep> steps = axis.Path.Steps;
        return steps[0].Name switch
        {
            "grain" when steps.Count == 2 && GrainNumbers.Contains(steps[1].Name, StringComparer.Ordinal) => "grain",
            "leads" when steps.Count > 2 => $"leads.{steps[1].Name}",
            "bath" => "bath",
            _ => null,
        };
    }

    private GrainModel Bind(int column, int row)
    {
        ModelReading point = ModelBinder.Bind(_grid.At(column, row));
        return point.Model ?? throw new CommandFailure(ExitCode.BadInput, point.Problems.Select(problem => problem.ToString()));
    }
}
