namespace SpinTorque;

/// <summary>
/// d2I_a/dmu_b2 of every lead a: rates, elimination and probabilities are differentiated twice. Errors are those of n roundings of the gross
/// flow over T^2.
/// </summary>
/// <remarks>
/// Relative to f and 1 - f the derivatives by mu are (1 - f)/T and (1 - f)(1 - 2f)/T^2, and -f/T and -f(1 - 2f)/T^2. Exponents are carried
/// apart throughout. Cost 30 ns for each of n w^2 multiply-adds, memory 32 n (2w + 1) bytes for half-bandwidth w.
/// </remarks>
internal static class CurrentCurvature
{
    /// <summary>The curvature of every current.</summary>
    /// <param name="point">The working point.</param>
    /// <param name="mover">Lead b.</param>
    /// <param name="root">The most probable state: derivatives are differences against it.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    public static double[] Of(WorkingPoint point, int mover, int root, CancellationToken cancellation)
    {
        GrainStructure structure = point.Structure;
        var tables = new RateTables<Extended>(structure, point.Model.Leads.Count);
        tables.Fill(point.Model, new bool[point.Model.Leads.Count]);
        (Curved[] Enter, Curved[] Leave)[] rates = [.. point.Model.Leads.Select((lead, index) =>
            Rates(tables.Enter[index], tables.Leave[index], index == mover ? 1 / lead.Temperature.High : 0))];
        Curved[] p = StatewiseElimination.Solve(Chain(structure, tables, rates), root, cancellation);
        return [.. rates.Select(lead => Curvature(structure, lead.Enter, lead.Leave, p))];
    }

    // Gamma w f and Gamma w (1 - f) with their derivatives by the potential; constant where 1/T is given as zero
    private static (Curved[] Enter, Curved[] Leave) Rates(Extended[] enter, Extended[] leave, double inverse)
    {
        var entering = new Curved[enter.Length];
        var leaving = new Curved[enter.Length];
        for (int at = 0; at < enter.Length; at++)
        {
            Extended both = enter[at] + leave[at];
            if (both.IsZero)
                continue;
            double filled = (enter[at] / both).ToDouble() * inverse, empty = (leave[at] / both).ToDouble() * inverse;
            entering[at] = new Curved(enter[at], empty, empty * (empty - filled));
            leaving[at] = new Curved(leave[at], -filled, -filled * (empty - filled));
        }
        return (entering, leaving);
    }

    private static Chain<Curved> Chain(GrainStructure structure, RateTables<Extended> tables, (Curved[] Enter, Curved[] Leave)[] rates)
    {
        var all = new Curved[structure.RateLength];
        for (int at = 0; at < all.Length; at++)
            all[at] = Curved.Narrow(tables.All[at]);
        for (int at = 0; at < structure.TableLength; at++)
        {
            (Curved entering, Curved leaving) = (Curved.Zero, Curved.Zero);
            foreach ((Curved[] enter, Curved[] leave) in rates)
            {
                entering += enter[at];
                leaving += leave[at];
            }
            (all[at], all[structure.TableLength + at]) = (entering, leaving);
        }
        var chain = new Chain<Curved>(structure.Pattern);
        for (int transition = 0; transition < chain.Rate.Length; transition++)
            chain.Rate[transition] = all[structure.Source[transition]];
        return chain;
    }

    // sum of (enter P_without)'' - (leave P_with)''
    private static double Curvature(GrainStructure structure, Curved[] enter, Curved[] leave, Curved[] p)
    {
        CompensatedSum<Plain> sum = default;
        StateSpace space = structure.Space;
        foreach (TunnellingLink link in space.Links)
        {
            for (int sigma = 1; sigma >= -1; sigma -= 2)
            {
                ref readonly GrainStructure.TableExtent table = ref structure.Table(link.Channel, sigma);
                for (int i = 0; i < table.Count; i++)
                {
                    int m = table.First + 2 * i;
                    sum.Add(Second(enter[table.Start + i] * p[space.IndexOf(link.Lower, m)]));
                    sum.Add(Plain.Zero - Second(leave[table.Start + i] * p[space.IndexOf(link.Upper, m + sigma)]));
                }
            }
        }
        return sum.Value.Value;
    }

    private static Plain Second(Curved flow) => new(flow.ToDouble() * flow.Second);
}
