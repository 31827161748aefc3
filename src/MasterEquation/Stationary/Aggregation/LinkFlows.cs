namespace SpinTorque;

/// <summary>Probability flows of a stationary state along its links, and the probabilities of its multiplets.</summary>
internal sealed class LinkFlows
{
    /// <summary>Sums the flows of a state.</summary>
    /// <param name="space">The states.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="p">The state, relative to a scale.</param>
    /// <param name="scale">The scale of each 2 S_z, from the lowest.</param>
    /// <param name="stepped">The same, those of each multiplet next to each other.</param>
    /// <param name="parallel">Threads.</param>
    public LinkFlows(StateSpace space, MatrixFreeGenerator generator, double[] p, double[] scale, SteppedRow stepped, ParallelOptions parallel)
    {
        Links = [.. space.Links];
        (Up, Down) = (new double[Links.Length], new double[Links.Length]);
        Parallel.For(0, Links.Length, parallel, link => (Up[link], Down[link]) = generator.Flow(Links[link], generator.Rates, p, stepped));
        Weight = [.. Enumerable.Range(0, space.Multiplets.Count).Select(multiplet => generator.Total(multiplet, p, scale))];
    }

    /// <summary>The links.</summary>
    public TunnellingLink[] Links { get; }

    /// <summary>Flow along each link, electrons entering.</summary>
    public double[] Up { get; }

    /// <summary>Flow against it.</summary>
    public double[] Down { get; }

    /// <summary>Probability of each multiplet.</summary>
    public double[] Weight { get; }

    /// <summary>The part of all flows that leaves each multiplet.</summary>
    public double[] Shares()
    {
        var shares = new double[Weight.Length];
        for (int link = 0; link < Links.Length; link++)
        {
            shares[Links[link].Lower] += Up[link];
            shares[Links[link].Upper] += Down[link];
        }
        double all = shares.Sum();
        return all > 0 ? [.. shares.Select(share => share / all)] : shares;
    }
}
