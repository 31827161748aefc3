using SpinTorque.Cli.Reproduction;
using SpinTorque.Cli.Reproduction.Itinerant;
using Xunit;

namespace SpinTorque.Tests.Cli.Reproduction;

public sealed class ItinerantFigureTests
{
    public static TheoryData<string> Names => [.. ItinerantFigures.All.Select(figure => figure.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_claim_of_the_papers_holds(string name)
    {
        ReproducedFigure figure = PaperFigures.Named(name).Single().Compute(CancellationToken.None);
        Assert.NotEmpty(figure.Claims);
        Assert.All(figure.Claims, claim => Assert.True(claim.Holds, $"{claim.Statement}: {claim.Found}"));
        Assert.All(figure.Panels.Values, write =>
        {
            using var text = new StringWriter();
            write(text);
            Assert.EndsWith("</svg>", text.ToString().TrimEnd(), StringComparison.Ordinal);
        });
    }
}
