namespace SpinTorque.Cli.Output;

/// <summary>The answer of <c>chain</c>, in the file's order of states.</summary>
internal sealed class ChainReport
{
    private readonly Generator _generator;
    private readonly StationaryState _state;
    private readonly double[] _probabilities;

    public ChainReport(Generator generator, StationaryState state, IReadOnlyList<int> order)
    {
        (_generator, _state) = (generator, state);
        _probabilities = new double[state.Probabilities.Count];
        for (int place = 0; place < _probabilities.Length; place++)
            _probabilities[order[place]] = state.Probabilities[place];
    }

    /// <summary>Prints one JSON object.</summary>
    public void WriteJson(TextWriter output) => JsonNumbers.Print(output, json =>
    {
        json.WriteStartObject();
        json.WriteVerdict(_state, _generator.StateCount);
        json.WriteNumber("transitions", _generator.TransitionCount);
        json.WriteNumber("halfBandwidth", _generator.HalfBandwidth);
        json.WriteExtremes(_state);
        json.WriteFinite("errorBound", _state.ErrorBound);
        json.WriteStartArray("probabilities");
        foreach (double probability in _probabilities)
            json.WriteNumberValue(probability);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Prints a summary and the most probable states.</summary>
    public void WriteText(TextWriter output)
    {
        const int shown = 10;
        output.WriteLine($"{_generator.StateCount} {(_generator.StateCount == 1 ? "state" : "states")}, {_generator.TransitionCount} transitions, half-bandwidth {_generator.HalfBandwidth}");
        output.WriteLine($"{_state.Solver}{(_state.ExtendedExponents ? " with extended exponents" : "")}, {_state.Seconds * 1e3:G3} ms{(_probabilities.Length > 0 ? $", residual {_state.Residual:G2}" : "")}");
        if (_state.Status != SolverStatus.Converged)
            return;
        int never = double.IsNegativeInfinity(_state.Log10MinProbability) ? _probabilities.Count(probability => probability == 0) : 0;
        string lowest = never > 0 ? $"from 0 ({never} {(never == 1 ? "state is" : "states are")} left for ever)" : $"from 10^{_state.Log10MinProbability:F2}";
        output.WriteLine($"probabilities {lowest}, each within {_state.ErrorBound:G2} of itself; the largest:");
        foreach (int index in Enumerable.Range(0, _probabilities.Length).OrderByDescending(index => _probabilities[index]).Take(shown))
            output.WriteLine($"  state {index + 1,-8} {_probabilities[index]:G12}");
    }

    /// <summary>Writes index (from 1) and probability of every state.</summary>
    public void WriteCsv(Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("index,probability");
        for (int index = 0; index < _probabilities.Length; index++)
            writer.WriteLine($"{index + 1},{_probabilities[index]:R}");
    }
}
