namespace SpinTorque;

/// <summary>Phase diagrams of a magnet between a biased and an empty lead over field H and bias V [PW Fig. 6].</summary>
public static class NanomagnetDiagrams
{
    /// <summary>Regions by the stable fixed points of the equation of motion, at the magnet's temperature, zero included.</summary>
    public static RegionDiagram Limit(ReducedNanomagnet magnet, DiagramWindow window, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        return RegionTracer.Trace((field, bias) => magnet.At(field, bias).FixedPoints().Label, window, cancellation);
    }

    /// <summary>Regions by the modes of the stationary density of the chain; the temperature must be above zero.</summary>
    /// <param name="magnet">The magnet.</param>
    /// <param name="spin">S0.</param>
    /// <param name="window">The window; each of its points is a chain of 4 S0 states to solve.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RegionDiagram Chain(ReducedNanomagnet magnet, HalfInteger spin, DiagramWindow window, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        ArgumentNullException.ThrowIfNull(window);
        using var equations = new ThreadLocal<MasterEquation>(() => MasterEquation.Assemble(magnet.ChainAt(window.XLow, window.YLow, spin)));
        return RegionTracer.Trace(
            (field, bias) =>
            {
                MasterEquation equation = equations.Value!;
                equation.MoveTo(magnet.ChainAt(field, bias, spin));
                return ChainModes.Label(ChainModes.Density(equation, equation.Solve(cancellation: cancellation).State.Probabilities));
            },
            window,
            cancellation);
    }
}
