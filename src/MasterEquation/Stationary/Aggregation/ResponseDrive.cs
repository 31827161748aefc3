namespace SpinTorque;

/// <summary>What drives a response y, Q y = r, and what is read off it.</summary>
internal sealed class ResponseDrive
{
    /// <summary>r, multiplet by multiplet, relative to the scale.</summary>
    public required double[] Source { get; init; }

    /// <summary>What the chain of classes needs before it is solved for them; false where it fails.</summary>
    public Func<bool> Prepare { get; init; } = static () => true;

    /// <summary>Solves the classes: y over P by coarse state; false where there is no solution.</summary>
    public required Func<ResponseCycle, double[], bool> Coarse { get; init; }

    /// <summary>Numbers that must settle, each with the flows behind it.</summary>
    public required Func<ResponseCycle, (double Net, double Gross)[]> Observed { get; init; }

    /// <summary>True where y is a derivative by a parameter, false where it is an excess by counting.</summary>
    public bool IsSlope { get; init; }

    /// <summary>Electrons per unit time in both directions behind a current, to which its rounding is relative.</summary>
    public double GrossFlow { get; init; }

    /// <summary>Net flow that the drive itself makes along a link.</summary>
    public Func<TunnellingLink, double> LinkFlow { get; init; } = static _ => 0;

    /// <summary>r summed over a multiplet, less what those flows make of it.</summary>
    public Func<int, double> SourceOf { get; init; } = static _ => 0;
}
