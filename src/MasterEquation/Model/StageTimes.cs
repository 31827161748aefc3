using System.Diagnostics;

namespace SpinTorque;

/// <summary>Seconds that the stages of one working point take besides the solve: what every method shares.</summary>
/// <param name="Rates">Fermi and Bose factors into the rate tables.</param>
/// <param name="Assembly">Rate tables into the generator; not a number where that was left out.</param>
/// <param name="Observables">Currents and moments from the probabilities.</param>
public sealed record StageTimes(double Rates, double Assembly, double Observables)
{
    /// <summary>Measures the stages on one thread: medians of warm repetitions.</summary>
    /// <param name="model">A sound model.</param>
    /// <param name="probabilities">Its stationary probabilities, or any of that length.</param>
    /// <param name="assembly">Whether the generator is laid out and stored at all.</param>
    /// <param name="repetitions">How many; at least 1.</param>
    public static StageTimes Measure(GrainModel model, IReadOnlyList<double> probabilities, bool assembly = true, int repetitions = 5)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repetitions);
        var structure = new GrainStructure(StateSpace.Enumerate(model.Grain), model.Bath is not null && model.Grain.Spin.Doubled > 0);
        var tables = new RateTables<Plain>(structure, model.Leads.Count);
        Chain<Plain>? chain = assembly ? new Chain<Plain>(structure.Pattern) : null;
        var populations = new ChannelPopulations(structure);
        var moments = new Moments(structure.Space);
        var none = new bool[model.Leads.Count];
        double[] p = [.. probabilities];
        return new StageTimes(
            Median(repetitions, () => tables.Fill(Another(model), none)),
            chain is null ? double.NaN : Median(repetitions, () => ChainFiller.Fill(structure, tables, chain, none)),
            Median(repetitions, () =>
            {
                populations.Sum(p);
                for (int lead = 0; lead < model.Leads.Count; lead++)
                    LeadCurrents.Of(structure, model, tables, lead, populations, energies: true);
                moments.Sum(p);
            }));
    }

    // The same point in new objects, since tables of objects that stay are not filled again.
    private static GrainModel Another(GrainModel model) => model with { Grain = model.Grain with { }, Leads = [.. model.Leads.Select(static lead => lead with { })] };

    private static double Median(int repetitions, Action stage)
    {
        stage();
        var seconds = new double[repetitions];
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            long began = Stopwatch.GetTimestamp();
            stage();
            seconds[repetition] = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        Array.Sort(seconds);
        return seconds[repetitions / 2];
    }
}
