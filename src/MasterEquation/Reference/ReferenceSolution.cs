namespace SpinTorque;

/// <summary>
/// A stationary state in about 30 digits, and of a grain its currents: rates, elimination and sums are computed anew from the model by
/// code of their own. The difference to a result is the result's true error.
/// </summary>
/// <remarks>
/// Memory 24 n (2w + 1) bytes, about 15 ns for each of n w^2 multiply-adds, for n states and half-bandwidth w. Tunnelling rates Gamma
/// are doubles in the model and are taken as exact.
/// </remarks>
public sealed class ReferenceSolution
{
    // Numbers below this have lost digits in a double, or are zero there; their exponents are checked elsewhere.
    private const double SmallestNormal = 1e-300;

    // Beneath this part of the gross flow a net current is rounding of the reference itself.
    private const double Vanishing = 1e-25;

    private readonly Quadruple[] _probabilities;
    private readonly (Quadruple Net, Quadruple Gross)[] _currents;

    private ReferenceSolution(Quadruple[] probabilities, (Quadruple Net, Quadruple Gross)[] currents) =>
        (_probabilities, _currents) = (probabilities, currents);

    /// <summary>The probabilities, rounded to doubles; length n.</summary>
    public IReadOnlyList<double> Probabilities => [.. _probabilities.Select(p => p.ToDouble())];

    /// <summary>The electrons that enter from each lead less those that leave to it, rounded to doubles; none for a chain from elsewhere.</summary>
    public IReadOnlyList<double> Current => [.. _currents.Select(current => current.Net.ToDouble())];

    /// <summary>Multiply-adds that it takes, n w^2.</summary>
    public static double Cost(Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return generator.StateCount * Math.Pow(generator.HalfBandwidth, 2);
    }

    /// <summary>Bytes that it takes.</summary>
    public static double Memory(Generator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        return 24.0 * generator.StateCount * (2 * generator.HalfBandwidth + 1);
    }

    /// <summary>Computes stationary state and currents of a grain.</summary>
    /// <param name="model">A sound model.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Null where the stationary state is not unique.</returns>
    /// <exception cref="ArgumentException">The model is not sound, or its band exceeds what one array can hold.</exception>
    public static ReferenceSolution? Of(GrainModel model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(model));
        var structure = new GrainStructure(StateSpace.Enumerate(model.Grain), model.Bath is not null && model.Grain.Spin.Doubled > 0);
        var rates = new ReferenceRates(structure, model);
        return StatewiseElimination.Solve(rates.Chain(), cancellation) is { } probabilities
            ? new ReferenceSolution(probabilities, [.. Enumerable.Range(0, model.Leads.Count).Select(lead => Flow(structure, rates, lead, probabilities))])
            : null;
    }

    /// <summary>Computes the stationary state of any chain, its rates taken as exact.</summary>
    /// <param name="generator">The chain.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Null where the stationary state is not unique.</returns>
    /// <exception cref="ArgumentException">Its band exceeds what one array can hold.</exception>
    public static ReferenceSolution? Of(Generator generator, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var chain = new Chain<Quadruple>(generator.Chain.Pattern);
        for (int p = 0; p < chain.Rate.Length; p++)
            chain.Rate[p] = Quadruple.From(generator.Chain.Rate[p].Value);
        chain.SumExits();
        return StatewiseElimination.Solve(chain, cancellation) is { } probabilities ? new ReferenceSolution(probabilities, []) : null;
    }

    /// <summary>
    /// Relative error of each current; null where the current vanishes in 25 digits of the gross flow, or lies below 1e-300 and hence below
    /// what a double holds in full.
    /// </summary>
    /// <param name="result">A result of the same model.</param>
    public IReadOnlyList<double?> CurrentErrors(TransportResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfNotEqual(result.Current.Count, _currents.Length);
        return [.. _currents.Zip(result.Current, static (reference, found) => Counts(reference.Net) && !Vanishes(reference)
            ? RelativeError(found, reference.Net)
            : (double?)null)];
    }

    /// <summary>Largest relative error of a probability above 1e-300.</summary>
    /// <param name="state">A stationary state of the same chain, in the same order.</param>
    public double ProbabilityError(StationaryState state) => ProbabilityError(state, order: null);

    /// <summary>The same for a stationary state of the chain in another order.</summary>
    /// <param name="state">The stationary state.</param>
    /// <param name="order">For each state of this chain its place there; null for the same order.</param>
    public double ProbabilityError(StationaryState state, IReadOnlyList<int>? order)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Probabilities.Count, _probabilities.Length);
        double largest = 0;
        for (int k = 0; k < _probabilities.Length; k++)
        {
            if (Counts(_probabilities[k]))
                largest = Math.Max(largest, RelativeError(state.Probabilities[order is null ? k : order[k]], _probabilities[k]));
        }
        return largest;
    }

    private static bool Counts(Quadruple value) => Math.Abs(value.ToDouble()) > SmallestNormal;

    private static bool Vanishes((Quadruple Net, Quadruple Gross) current) => Math.Abs((current.Net / current.Gross).ToDouble()) < Vanishing;

    private static double RelativeError(double found, Quadruple reference) =>
        double.IsFinite(found) ? Math.Abs(((Quadruple.From(found) - reference) / reference).ToDouble()) : double.PositiveInfinity;

    // I = sum over links, spins and S_z of enter P_without - leave P_with, and the same with a plus
    private static (Quadruple Net, Quadruple Gross) Flow(GrainStructure structure, ReferenceRates rates, int lead, Quadruple[] p)
    {
        Quadruple inward = Quadruple.Zero, outward = Quadruple.Zero;
        StateSpace space = structure.Space;
        foreach (TunnellingLink link in space.Links)
        {
            for (int sigma = 1; sigma >= -1; sigma -= 2)
            {
                ref readonly GrainStructure.TableExtent table = ref structure.Table(link.Channel, sigma);
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i, at = table.Start + i;
                    inward += rates.Enter[lead][at] * p[space.IndexOf(link.Lower, m)];
                    outward += rates.Leave[lead][at] * p[space.IndexOf(link.Upper, m + sigma)];
                }
            }
        }
        return (inward - outward, inward + outward);
    }
}
