using SpinTorque.Cli.Figures;
using SpinTorque.Cli.Itinerant;

namespace SpinTorque.Cli.Reproduction.Itinerant;

/// <summary>[T] Fig. 2a: stationary angle against the heat difference.</summary>
internal sealed class HeatStability : PaperFigure
{
    public override string Name => "t-fig2a";

    public override string Title => "Stationary angle against the heat difference [T, Fig. 2a]";

    /// <summary>The branches over d/d_0.</summary>
    public static IReadOnlyList<Branch> Follow(double[] relative, CancellationToken cancellation) =>
        Branches.Follow(relative, static x => PaperMagnets.AtHeat(x * PaperMagnets.HeatThreshold), cancellation);

    public override ReproducedFigure Compute(CancellationToken cancellation)
    {
        double[] relative = PaperMagnets.Range(-3.0, 3.0, 601);
        IReadOnlyList<Branch> branches = Follow(relative, cancellation);
        LineFigure figure = BranchFiles.Figure(new FigureAxis("d/d_0", null, relative), "Stationary angle of a heat-driven magnet", "cos θ_0", branches, static branch => branch.Cosine);
        return new ReproducedFigure
        {
            Claims = [.. Claims(relative, branches)],
            Data = BranchFiles.Data(relative, branches),
            Panels = new Dictionary<string, Action<TextWriter>>(StringComparer.Ordinal) { [""] = writer => Svg.Write(figure, writer) },
        };
    }

    private static IEnumerable<Claim> Claims(double[] relative, IReadOnlyList<Branch> branches)
    {
        (Branch north, Branch south, Branch between) = (branches.First(one => one.Name == "north"), branches.First(one => one.Name == "south"), branches.First(one => one.Name == "precession"));
        yield return ClaimCheck.Near("d_0 = 5250", PaperMagnets.HeatThreshold, 5250.0, 1e-8);
        yield return ClaimCheck.Near("the stable precession ends at the north pole at -d_0", between.Changes[1].At, -1.0, 1e-9);
        yield return ClaimCheck.Near("the south pole becomes stable at d_0", south.Changes[1].At, 1.0, 1e-9);
        yield return Stable("north is stable for d > -d_0 only", relative, north, static x => x > -1.0);
        yield return Stable("south is stable for d > d_0 only", relative, south, static x => x > 1.0);
        yield return Stable("a stable precession exists for d < -d_0", relative, between, static x => x < -1.0);
        bool follows = relative.Select((x, n) => Math.Abs(x) <= 1.001 || Math.Abs(between.Cosine[n] + 1.0 / x) < 1e-12).All(right => right);
        yield return ClaimCheck.That("its cos(theta) is -d_0/d, towards the equator", follows, $"{between.Cosine[0]:F6} at d = -3 d_0");
        yield return ClaimCheck.That("for d > d_0 it is unstable, with negative cosine", between.Rate[^1] > 0.0 && between.Cosine[^1] < 0.0, $"{between.Cosine[^1]:F6} at d = 3 d_0");
    }

    private static Claim Stable(string statement, double[] relative, Branch branch, Func<double, bool> expected)
    {
        // Within 0.1 % of a threshold rounding decides.
        bool holds = relative.Select((x, n) => Math.Abs(Math.Abs(x) - 1.0) < 1e-3 || branch.Rate[n] < 0.0 == expected(x)).All(right => right);
        double[] stable = [.. relative.Where((_, n) => branch.Rate[n] < 0.0)];
        return ClaimCheck.That(statement, holds, $"stable from d/d_0 = {stable.Min():F2} to {stable.Max():F2} of -3 to 3");
    }
}
