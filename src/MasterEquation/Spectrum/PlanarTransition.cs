namespace SpinTorque;

/// <summary>Tunnelling of one spin through one channel and lead, over a plane.</summary>
/// <param name="Channel">Index of the channel.</param>
/// <param name="Sigma">Spin of the electron along the easy axis, +1 or -1.</param>
/// <param name="Lead">Index of the lead.</param>
/// <param name="Distance">dE - mu: an electron enters where it is negative and leaves where it is positive.</param>
/// <param name="Weight">Gamma w, relative to the largest of the lead.</param>
internal sealed record PlanarTransition(int Channel, int Sigma, int Lead, PlanarEnergy Distance, double Weight)
{
    /// <summary>All transitions of a plane, also those that the lines do not show.</summary>
    public static PlanarTransition[] All(WorkingPlane plane, double orientation)
    {
        var all = new List<PlanarTransition>();
        foreach ((int channel, TunnellingChannel through) in plane.States.Channels.Index())
        {
            (Multiplet lower, Multiplet upper) = EndsOf(plane.States, channel);
            HalfInteger projection = GrainOrientation.Projection(lower, orientation);
            foreach (int sigma in (ReadOnlySpan<int>)[1, -1])
            {
                if (projection.Doubled + sigma < upper.First.Doubled || projection.Doubled + sigma > upper.Last.Doubled)
                    continue;
                double w = TunnellingWeight.Of(through.SpinChange, through.Spin, projection, sigma, plane.Origin.MatrixElements);
                for (int lead = 0; lead < plane.Origin.Leads.Count; lead++)
                {
                    int a = lead;
                    PlanarEnergy distance = plane.Linear(model =>
                        GrainEnergy.Addition(model.Grain, through, sigma).At(projection) - model.Leads[a].Potential);
                    all.Add(new PlanarTransition(channel, sigma, lead, distance, w * Rate(plane, lead, through.Level, sigma)));
                }
            }
        }
        double[] largest = [.. Enumerable.Range(0, plane.Origin.Leads.Count)
            .Select(lead => all.Where(one => one.Lead == lead).Select(one => one.Weight).DefaultIfEmpty().Max())];
        return [.. all.Where(one => one.Weight > 0).Select(one => one with { Weight = one.Weight / largest[one.Lead] })];
    }

    // an axis may sweep the rate or the angle
    private static double Rate(WorkingPlane plane, int lead, int level, int sigma) => Math.Max(
        plane.Origin.Leads[lead].RateAlongAxis(level, sigma), plane.Opposite.Leads[lead].RateAlongAxis(level, sigma));

    private static (Multiplet Lower, Multiplet Upper) EndsOf(StateSpace states, int channel)
    {
        TunnellingLink link = states.Links.First(link => link.Channel == channel);
        return (states.Multiplets[link.Lower], states.Multiplets[link.Upper]);
    }
}
