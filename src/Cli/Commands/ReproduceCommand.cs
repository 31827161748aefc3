using System.CommandLine;
using System.CommandLine.Completions;
using SpinTorque.Cli.Reproduction;

namespace SpinTorque.Cli.Commands;

/// <summary><c>reproduce</c>: figures of the papers as data and pictures, with their claims checked.</summary>
internal static class ReproduceCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var figure = new Argument<string>("FIGURE") { Description = $"The figure, such as pw-fig5, or {PaperFigures.EveryFigure}." };
        figure.CompletionSources.Add(_ => Words().Select(word => new CompletionItem(word)));
        Option<string> destination = Destination.Create("The folder to write; made where it does not exist.", required: true);
        var command = new Command("reproduce", "Computes figures of the papers anew and checks what the papers say of them.") { figure, destination };
        command.SetAction((parse, cancellation) => Task.Run(
            () => Run(parse.GetRequiredValue(figure), parse.GetRequiredValue(destination), parse.InvocationConfiguration.Output, cancellation),
            cancellation));
        return command;
    }

    private static int Run(string word, string folder, TextWriter output, CancellationToken cancellation)
    {
        IReadOnlyList<PaperFigure> figures = PaperFigures.Named(word);
        if (figures.Count == 0)
            throw new CommandFailure(ExitCode.BadInput, $"'{word}' is no figure; there are {string.Join(", ", Words())}");
        Destination.OpenFolder(folder);
        int differing = 0;
        foreach (PaperFigure figure in figures)
        {
            output.WriteLine($"{figure.Name}: {figure.Title}");
            ReproducedFigure reproduction = figure.Compute(cancellation);
            foreach (Claim claim in reproduction.Claims)
                output.WriteLine($"  {(claim.Holds ? "pass" : "DIFFERS")}  {claim.Statement}: {claim.Found}");
            output.WriteLine($"  {folder}: {string.Join(", ", ReproductionFolder.Write(folder, figure, reproduction))}");
            differing += reproduction.Claims.Count(claim => !claim.Holds);
        }
        return differing == 0 ? ExitCode.Done : throw new CommandFailure(ExitCode.Failed, $"spintorque: {differing} of the papers' claims were found otherwise");
    }

    private static IEnumerable<string> Words() => PaperFigures.All.Select(figure => figure.Name).Append(PaperFigures.EveryFigure);
}
