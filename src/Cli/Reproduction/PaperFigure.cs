namespace SpinTorque.Cli.Reproduction;

/// <summary>A figure or table of a published paper that can be computed anew.</summary>
internal abstract class PaperFigure
{
    /// <summary>Its name on the command line: source and number, such as <c>pw-fig3</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in one line.</summary>
    public abstract string Title { get; }

    /// <summary>Computes it.</summary>
    /// <param name="cancellation">Interrupts the work.</param>
    public abstract ReproducedFigure Compute(CancellationToken cancellation);
}
