namespace SpinTorque.Cli.Reproduction;

/// <summary>Claims of kinds that several figures make.</summary>
internal static class ClaimOn
{
    /// <summary>That a diagram has certain regions and no others.</summary>
    public static Claim Regions(string statement, RegionDiagram diagram, params string[] names) =>
        new(statement, diagram.Names.Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal), StringComparer.Ordinal), string.Join(' ', diagram.Names));

    /// <summary>That regions follow each other along a path through parameter space.</summary>
    public static Claim Sequence(string statement, Func<double, string> regionAt, double first, double last, params string[] names)
    {
        var found = new List<string>();
        for (int step = 0; step <= 2000; step++)
        {
            string name = regionAt(first + (last - first) * step / 2000);
            if (found.Count == 0 || found[^1] != name)
                found.Add(name);
        }
        return new Claim(statement, found.SequenceEqual(names, StringComparer.Ordinal), string.Join(' ', found));
    }

    /// <summary>That a diagram has a corner at a point.</summary>
    public static Claim Corner(string statement, RegionDiagram diagram, (double X, double Y) point, double tolerance)
    {
        double distance = diagram.Corners.Min(corner => Math.Max(Math.Abs(corner.X - point.X), Math.Abs(corner.Y - point.Y)));
        return new Claim(statement, distance <= tolerance, $"the nearest corner is {distance:G2} away");
    }
}
