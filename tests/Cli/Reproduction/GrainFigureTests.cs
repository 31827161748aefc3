using SpinTorque.Cli.Reproduction;
using Xunit;

namespace SpinTorque.Tests.Cli.Reproduction;

public sealed class GrainFigureTests
{
    // Coarser than what the command makes, since every claim holds there too.
    private static readonly PaperFigure[] Figures =
    [
        new SpectroscopyFigure(columns: 11), new LandauLifshitzFigure("pw-fig4", 0), new LandauLifshitzFigure("pw-fig5", 0.3),
        new NanomagnetFigure(columns: 80, rows: 60), new ChannelFigure(columns: 40, rows: 30), new HysteresisFigure(values: 61),
    ];

    public static TheoryData<string> Names => [.. Figures.Select(figure => figure.Name)];

    [Fact]
    public void They_are_all_the_figures_of_the_paper() =>
        Assert.Equal(
            string.Join(' ', Figures.Select(figure => figure.Name)),
            string.Join(' ', PaperFigures.All.Select(figure => figure.Name).Where(name => name.StartsWith("pw-", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_claim_of_the_paper_holds(string name)
    {
        ReproducedFigure figure = Figures.Single(one => one.Name == name).Compute(CancellationToken.None);
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
