namespace SpinTorque.Tests.HouseRules;

/// <summary>The README's example, compiled and run.</summary>
internal static class ReadmeExample
{
    /// <summary>Runs it; the writer has the name of the class that it stands in for.</summary>
    public static void Run(TextWriter Console)
    {
        // begin
        var level = new Level { Energy = 1.0m, Band = Band.Minority };
        var magnet = new Grain { Spin = HalfInteger.FromInteger(1000), Charges = [0, 1], Levels = [level] };
        var grain = magnet with { Exchange = 0.3m, Anisotropy = 0.02m, Field = 0.05m, Gate = -0.6m };
        var left = new Lead { Name = "left", Potential = 3.0m, Temperature = 0.02m, Up = 1.4e-3, Down = 0.6e-3 };
        var right = new Lead { Name = "right", Potential = 0.0m, Temperature = 0.02m, Up = 1.0e-3, Down = 1.0e-3 };
        var bath = new BosonBath { Damping = 1.0e-7m, Temperature = 0.02m };
        var equation = MasterEquation.Assemble(new GrainModel { Grain = grain, Leads = [left, right], Bath = bath });
        TransportResult result = equation.Solve(TransportRequest.All);
        Console.WriteLine($"{equation.States.Count} states, current {result.Current[0]:E6}, Fano factor {result.Fano[0]:F6}, S_z {result.Sz:F4}");
        // end
    }
}
