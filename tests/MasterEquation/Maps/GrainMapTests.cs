using Xunit;

namespace SpinTorque.Tests;

/// <summary>Maps of a grain: the same to the last bit for any number of threads, and the same as point by point.</summary>
public sealed class GrainMapTests
{
    private static readonly string[] Paths =
        ["current.left", "conductance.left.right", "heatCurrent.right", "tmr.left.difference", "sz", "charge", "log10MinProbability", "errorBound"];

    // narrow bands go through lanes, wide ones do not
    [Theory]
    [InlineData(1, 0, 12, 19, 3)]
    [InlineData(3, 2, 5, 3, 2)]
    public void An_exact_map_equals_each_point_solved_alone_to_the_last_bit(int minority, int majority, int spin, int columns, int rows)
    {
        GrainMap map = Map(Models.Yardstick(minority, majority, spin), columns, rows, exact: true);
        MapResult result = MapRunner.Run(map, threads: 2);
        Assert.Empty(result.Failures);
        for (int row = 0; row < map.Rows; row++)
        {
            for (int column = 0; column < map.Columns; column++)
                AssertSolved(map, result, column, row);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void A_map_does_not_depend_on_the_number_of_threads(int minority, int majority)
    {
        GrainMap map = Map(Models.Yardstick(minority, majority, 6), columns: 21, rows: 18, exact: false);
        MapResult one = MapRunner.Run(map, threads: 1), three = MapRunner.Run(map, threads: 3);
        for (int quantity = 0; quantity < map.QuantityCount; quantity++)
            Assert.Equal(one.Values[quantity].Cast<double>(), three.Values[quantity].Cast<double>());
        Assert.Equal(one.Tally.Methods, three.Tally.Methods);
    }

    [Fact]
    public void Wide_bands_in_lanes_agree_with_each_point_alone_to_the_stated_error()
    {
        GrainMap map = Map(Models.Yardstick(3, 2, 10), columns: 6, rows: 2, exact: false);
        Assert.True(PointBatch.Serves(MasterEquation.Assemble(map.ModelAt(0, 0)).Structure, exact: false));
        MapResult result = MapRunner.Run(map, threads: 1);
        for (int column = 0; column < map.Columns; column++)
        {
            TransportResult alone = MasterEquation.Assemble(map.ModelAt(column, 1)).Solve(new TransportRequest { Conductance = ["left"] });
            double allowed = 2 * alone.ErrorBound * alone.Current.Max(Math.Abs);
            Assert.InRange(result.Values[0][1, column] - alone.Current[0], -allowed, allowed);
            Assert.InRange(result.Values[1][1, column] - alone.Conductance[0]![1], -2 * alone.ConductanceError[0], 2 * alone.ConductanceError[0]);
        }
    }

    [Fact]
    public void Curvatures_and_turned_leads_are_those_of_each_point_alone()
    {
        GrainMap map = Map(Models.Yardstick(1, 0, 6), columns: 5, rows: 2, exact: false, "curvature.left.right", "tmr.left.difference") with
        {
            TmrAngles = new TmrAngles(30m, 117.5m),
        };
        MapResult result = MapRunner.Run(map, threads: 2);
        GrainModel model = map.ModelAt(3, 1);
        double Turned(decimal degrees) => MasterEquation.Assemble(TurnedBatch.Turned(model, 0, degrees)).Solve().Current[0];
        Assert.Equal(MasterEquation.Assemble(model).Solve(new TransportRequest { Curvature = null }).Curvature[0]![1], result.Values[0][1, 3]);
        Assert.Equal(Turned(30m) - Turned(117.5m), result.Values[1][1, 3]);
    }

    private static void AssertSolved(GrainMap map, MapResult result, int column, int row)
    {
        GrainModel model = map.ModelAt(column, row);
        TransportResult alone = MasterEquation.Assemble(model).Solve(new TransportRequest { Conductance = ["left"] });
        TransportResult turned = MasterEquation.Assemble(model with { Leads = [model.Leads[0] with { Angle = 180m }, model.Leads[1]] }).Solve();
        double[] expected =
        [
            alone.Current[0], alone.Conductance[0]![1], alone.HeatCurrent[1], alone.Current[0] - turned.Current[0], alone.Sz, alone.Charge,
            alone.State.Log10MinProbability, alone.ErrorBound,
        ];
        Assert.Equal(expected, result.Values.Select(values => values[row, column]));
    }

    private static GrainMap Map(GrainModel model, int columns, int rows, bool exact, params string[] paths) => new()
    {
        Columns = columns,
        Rows = rows,
        ModelAt = (column, row) => model with
        {
            Grain = model.Grain with { Gate = -1m + 0.13m * column },
            Leads = [model.Leads[0] with { Potential = 0.4m * row }, model.Leads[1]],
        },
        Quantities = [.. (paths.Length == 0 ? Paths : paths).Select(path => Quantity.TryParse(path, model, out Quantity? quantity, out string problem) ? quantity! : throw new ArgumentException(problem))],
        Exact = exact,
    };
}
