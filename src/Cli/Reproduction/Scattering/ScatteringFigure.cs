namespace SpinTorque.Cli.Reproduction;

/// <summary>A figure of [TBR], with the parameters of its Table I.</summary>
internal abstract class ScatteringFigure : PaperFigure
{
    /// <summary>Table I with the constants of CODATA.</summary>
    protected static ScatteringModel Model { get; } = new()
    {
        Barrier = new DeltaBarrier { Potential = 3.36e-28, Exchange = 5.76e-32, Spin = 1e4 },
        Pulse = new CurrentPulse { FermiWaveNumber = 13.6e9, Electrons = 1.5e5, Duration = 1e-9 },
    };

    /// <summary>The thermal ensemble at 0.05 T and 1 K.</summary>
    protected static FisherLaw Ensemble { get; } = new()
    {
        Concentration = FisherLaw.ThermalConcentration(1e4, 0.05, 1, ElectronConstants.Codata),
        Centre = SpinDirection.At(2.8, 1.0),
    };

    /// <summary>The ensemble without noise.</summary>
    protected static NoiselessEnsemble Noiseless { get; } = new(Model.Torque, Ensemble);

    /// <summary>Times from 0 to 1.</summary>
    protected static double[] Times(int intervals) => [.. Enumerable.Range(0, intervals + 1).Select(i => (double)i / intervals)];

    /// <summary>Claims a number within half a unit of the last digit it is given with.</summary>
    protected static Claim Near(string statement, double stated, double found, double tolerance) =>
        new($"{statement} {stated:G6}", Math.Abs(found - stated) <= tolerance, $"{found:G6}");

    /// <summary>Where a smooth function has its largest value, by golden sections.</summary>
    protected static (double At, double Value) Largest(Func<double, double> function, double from, double to)
    {
        double ratio = (Math.Sqrt(5) - 1) / 2;
        for (int i = 0; i < 60; i++)
        {
            double left = to - ratio * (to - from), right = from + ratio * (to - from);
            (from, to) = function(left) < function(right) ? (left, to) : (from, right);
        }
        return ((from + to) / 2, function((from + to) / 2));
    }
}
