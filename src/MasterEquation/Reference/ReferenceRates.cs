namespace SpinTorque;

/// <summary>
/// Rates at one working point in about 30 digits, written apart from the tables in use: Gamma w f of electrons entering and
/// Gamma w (1 - f) of electrons leaving, lead by lead, and the bath.
/// </summary>
internal sealed class ReferenceRates
{
    private static readonly DoubleDouble Pi = Quadruple.Constant("3.1415926535897932384626433832795028841972");

    private readonly GrainStructure _structure;
    private readonly GrainModel _model;

    public ReferenceRates(GrainStructure structure, GrainModel model)
    {
        (_structure, _model) = (structure, model);
        Enter = [.. model.Leads.Select(_ => new Quadruple[structure.TableLength])];
        Leave = [.. model.Leads.Select(_ => new Quadruple[structure.TableLength])];
        for (int lead = 0; lead < model.Leads.Count; lead++)
            FillLead(model.Leads[lead], Enter[lead], Leave[lead]);
    }

    /// <summary>Rates of electrons entering from each lead, by the tables of the structure.</summary>
    public Quadruple[][] Enter { get; }

    /// <summary>Rates of electrons leaving to each lead.</summary>
    public Quadruple[][] Leave { get; }

    /// <summary>The chain with these rates.</summary>
    public Chain<Quadruple> Chain()
    {
        var all = new Quadruple[_structure.RateLength];
        for (int lead = 0; lead < Enter.Length; lead++)
        {
            for (int at = 0; at < _structure.TableLength; at++)
            {
                all[at] += Enter[lead][at];
                all[_structure.TableLength + at] += Leave[lead][at];
            }
        }
        FillBath(all);
        var chain = new Chain<Quadruple>(_structure.Pattern);
        for (int p = 0; p < chain.Rate.Length; p++)
            chain.Rate[p] = all[_structure.Source[p]];
        chain.SumExits();
        return chain;
    }

    private void FillLead(Lead lead, Quadruple[] enter, Quadruple[] leave)
    {
        (DoubleDouble cos2, DoubleDouble sin2) = HalfAngleSquares(lead.Angle);
        foreach (ref readonly GrainStructure.TableExtent table in _structure.Tables.AsSpan())
        {
            TunnellingChannel channel = _structure.Space.Channels[table.Channel];
            LinearEnergy addition = GrainEnergy.Addition(_model.Grain, channel, table.Sigma);
            (double a, double b, double c) = TunnellingWeight.Line(channel.SpinChange, channel.Spin, table.Sigma, _model.MatrixElements);
            DoubleDouble along = table.Sigma > 0 ? cos2 : sin2, against = table.Sigma > 0 ? sin2 : cos2;
            DoubleDouble gamma = along * lead.Up[channel.Level] + against * lead.Down[channel.Level];
            for (int i = 0; i < table.Count; i++)
            {
                double m = table.First + 2 * i;
                Quadruple rate = Quadruple.From(gamma * ((DoubleDouble)(a + b * m) / c));
                DoubleDouble x = (addition.Constant + addition.Slope * m - lead.Potential) / lead.Temperature;
                bool above = x > 0.0;
                Quadruple t = Quadruple.Exp(above ? -x : x), whole = Quadruple.One + t;
                (Quadruple large, Quadruple small) = (rate / whole, rate * t / whole);
                (enter[table.Start + i], leave[table.Start + i]) = above ? (small, large) : (large, small);
            }
        }
    }

    // (alpha/S0) [S(S+1) - S_z(S_z + 1)] T b(omega/T) upwards, with b(-omega/T) downwards
    private void FillBath(Quadruple[] all)
    {
        if (_structure.Spins.Length == 0)
            return;
        BosonBath bath = _model.Bath!;
        LinearEnergy released = GrainEnergy.ReleasedByRaising(_model.Grain);
        Quadruple scale = Quadruple.From(bath.Damping * bath.Temperature / _model.Grain.Spin.Value);
        int count = _structure.ProjectionCount;
        for (int i = 0; i < count; i++)
        {
            int m = _structure.Space.LowestDoubledProjection + i;
            (Quadruple forward, Quadruple backward) = Bose((released.Constant + released.Slope * (double)m) / bath.Temperature);
            for (int spin = 0; spin < _structure.Spins.Length; spin++)
            {
                double d = _structure.Spins[spin];
                if (m < -d || m >= d)
                    continue;
                Quadruple ladder = scale * Quadruple.From((d - m) * (d + m + 2) / 4);
                all[_structure.BathStart(spin) + i] = ladder * forward;
                all[_structure.BathStart(spin) + count + i] = ladder * backward;
            }
        }
    }

    // (b(x), b(-x)), b(x) = x/(1 - e^-x)
    private static (Quadruple Forward, Quadruple Backward) Bose(DoubleDouble x)
    {
        DoubleDouble size = x < 0.0 ? -x : x;
        Quadruple t = Quadruple.Exp(-size);
        Quadruple large = size < 1e-4
            ? Quadruple.From(1.0 + size / 2.0 + size * size / 12.0 - size * size * size * size / 720.0)
            : Quadruple.From(size) / (Quadruple.One - t);
        return x < 0.0 ? (large * t, large) : (large, large * t);
    }

    // cos^2 and sin^2 of half an angle in degrees, exact at multiples of 90
    private static (DoubleDouble Cos, DoubleDouble Sin) HalfAngleSquares(DoubleDouble degrees)
    {
        DoubleDouble folded = degrees - 360.0 * (DoubleDouble)Math.Round(degrees.High / 360);
        folded = folded < 0.0 ? -folded : folded;
        if (folded == 90.0)
            return (0.5, 0.5);
        DoubleDouble sin = Sine(folded * Pi / 360.0), cos = Sine((180.0 - folded) * Pi / 360.0);
        return (folded == 180.0 ? 0.0 : cos * cos, sin * sin);
    }

    private static DoubleDouble Sine(DoubleDouble x)
    {
        DoubleDouble term = x, sum = x;
        for (int power = 2; power < 34; power += 2)
        {
            term = -(term * x * x) / (double)(power * (power + 1));
            sum += term;
        }
        return sum;
    }
}
