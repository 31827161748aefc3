namespace SpinTorque;

/// <summary>Limits of the rate tables.</summary>
internal static class RateTables
{
    /// <summary>A rate above zero and below this may have lost digits to underflow.</summary>
    public const double SmallestNormal = 1e-290;
}

/// <summary>
/// Rates at one working point as tables over S_z: per tunnelling channel, spin and lead, and for the bath. A grain has a few dozen
/// channels however many configurations it has.
/// </summary>
/// <typeparam name="T">The number.</typeparam>
internal sealed class RateTables<T>
    where T : struct, IRateNumber<T>
{
    private readonly GrainStructure _structure;

    public RateTables(GrainStructure structure, int leads)
    {
        _structure = structure;
        Enter = Tables(leads);
        Leave = Tables(leads);
        EnterTotal = new T[structure.TableLength];
        LeaveTotal = new T[structure.TableLength];
        int projections = structure.HasBath ? structure.Space.HighestDoubledProjection - structure.Space.LowestDoubledProjection + 1 : 0;
        Raise = new T[projections];
        Lower = new T[projections];
    }

    /// <summary>Rates of electrons entering from each lead, Gamma w f.</summary>
    public T[][] Enter { get; }

    /// <summary>Rates of electrons leaving to each lead, Gamma w (1 - f).</summary>
    public T[][] Leave { get; }

    /// <summary>Entering rates summed over the leads.</summary>
    public T[] EnterTotal { get; }

    /// <summary>Leaving rates summed over the leads.</summary>
    public T[] LeaveTotal { get; }

    /// <summary>d(Gamma w f)/d mu = Gamma w f (1 - f)/T of the leads asked for: entering rates rise by it, leaving rates fall.</summary>
    public T[]?[] Slope { get; private set; } = [];

    /// <summary>(alpha/S0) g of S_z rising by one, by 2 S_z before counted from the lowest.</summary>
    public T[] Raise { get; }

    /// <summary>(alpha/S0) g of S_z falling by one, by 2 S_z after counted from the lowest.</summary>
    public T[] Lower { get; }

    /// <summary>For doubles, true where a rate above zero left the normal range.</summary>
    public bool Underflow { get; private set; }

    /// <summary>Computes every table.</summary>
    /// <param name="model">A model that the structure serves.</param>
    /// <param name="slopes">For each lead, whether its derivative is wanted.</param>
    public void Fill(GrainModel model, ReadOnlySpan<bool> slopes)
    {
        KeepSlopes(slopes);
        Underflow = false;
        Array.Clear(EnterTotal);
        Array.Clear(LeaveTotal);
        for (int lead = 0; lead < model.Leads.Count; lead++)
        {
            for (int table = 0; table < _structure.Tables.Length; table++)
                FillChannel(model, lead, _structure.Tables[table]);
            Accumulate(Enter[lead], EnterTotal);
            Accumulate(Leave[lead], LeaveTotal);
        }
        if (typeof(T) == typeof(Plain))
            Underflow = AnyTunnellingUnderflow(model.Leads);
        if (_structure.HasBath)
            FillBath(model.Grain, model.Bath!);
    }

    private void FillChannel(GrainModel model, int leadIndex, GrainStructure.TableExtent table)
    {
        Lead lead = model.Leads[leadIndex];
        TunnellingChannel channel = _structure.Space.Channels[table.Channel];
        double gamma = lead.RateAlongAxis(channel.Level, table.Sigma);
        LinearEnergy addition = GrainEnergy.Addition(model.Grain, channel, table.Sigma);
        Span<T> enter = Enter[leadIndex].AsSpan(table.Start, table.Count);
        Span<T> leave = Leave[leadIndex].AsSpan(table.Start, table.Count);
        Span<T> slope = Slope[leadIndex] is { } kept ? kept.AsSpan(table.Start, table.Count) : default;
        if (gamma == 0)
        {
            enter.Clear();
            leave.Clear();
            slope.Clear();
            return;
        }
        var argument = new ScaledArgument((addition.Constant - lead.Potential) / lead.Temperature, addition.Slope / lead.Temperature);
        double inverseTemperature = (1.0 / lead.Temperature).High;
        for (int i = 0; i < enter.Length; i++)
        {
            int m = table.First + 2 * i;
            (double high, double low) = argument.At(m);
            double weight = TunnellingWeight.Of(channel.SpinChange, channel.Spin, new HalfInteger(m), table.Sigma, model.MatrixElements);
            T rate = T.From(gamma * weight);
            (T filled, T empty) = ThermalFactors.Fermi<T>(high, low);
            enter[i] = rate * filled;
            leave[i] = rate * empty;
            if (!slope.IsEmpty)
                slope[i] = enter[i] * empty * T.From(inverseTemperature);
        }
    }

    private void FillBath(Grain grain, BosonBath bath)
    {
        LinearEnergy released = GrainEnergy.ReleasedByRaising(grain);
        var argument = new ScaledArgument(released.Constant / bath.Temperature, released.Slope / bath.Temperature);
        T scale = T.From((bath.Damping * bath.Temperature / grain.Spin.Value).High);
        int lowest = _structure.Space.LowestDoubledProjection;
        for (int i = 0; i < Raise.Length; i++)
        {
            (double high, double low) = argument.At(lowest + i);
            (T forward, T backward) = ThermalFactors.Bose<T>(high, low);
            Raise[i] = scale * forward;
            Lower[i] = scale * backward;
            Underflow |= !scale.IsZero && (IsTiny(Raise[i]) || IsTiny(Lower[i]));
        }
    }

    // Weights inside a table are above zero, so a rate is exactly zero only where no lead couples to the level and spin.
    private bool AnyTunnellingUnderflow(IReadOnlyList<Lead> leads)
    {
        foreach (GrainStructure.TableExtent table in _structure.Tables)
        {
            int level = _structure.Space.Channels[table.Channel].Level;
            if (!leads.Any(lead => lead.RateAlongAxis(level, table.Sigma) > 0))
                continue;
            for (int i = table.Start; i < table.Start + table.Count; i++)
            {
                if (IsTiny(EnterTotal[i]) || IsTiny(LeaveTotal[i]))
                    return true;
            }
        }
        return false;
    }

    private static bool IsTiny(T rate) => typeof(T) == typeof(Plain) && rate.ToDouble() < RateTables.SmallestNormal;

    private static void Accumulate(T[] part, T[] total)
    {
        for (int i = 0; i < total.Length; i++)
            total[i] += part[i];
    }

    private void KeepSlopes(ReadOnlySpan<bool> slopes)
    {
        if (Slope.Length != slopes.Length)
            Slope = new T[]?[slopes.Length];
        for (int lead = 0; lead < slopes.Length; lead++)
            Slope[lead] = slopes[lead] ? Slope[lead] ?? new T[_structure.TableLength] : null;
    }

    private T[][] Tables(int leads) => [.. Enumerable.Range(0, leads).Select(_ => new T[_structure.TableLength])];
}
