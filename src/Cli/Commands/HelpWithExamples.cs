using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SpinTorque.Cli.Commands;

/// <summary>The usual help with a command's examples below it.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["spintorque"] =
        [
            "spintorque solve examples/single-level.yaml",
            "spintorque map examples/quantum-dot.yaml --x grain.gate=-3:1:201 --y leads.left.potential=-2:2:201 --quantity conductance.left.left --out out/dot",
        ],
        ["solve"] =
        [
            "spintorque solve examples/single-level.yaml",
            "spintorque solve examples/spectroscopy.yaml --json --set grain.gate=-0.8 --set leads.left.potential=2",
            "spintorque solve examples/non-collinear.yaml --check extended",
            "spintorque solve examples/quantum-dot.yaml --solver published --set leads.left.potential=2 --set 'bath={damping: 1e-3, temperature: 0.03}'",
        ],
        ["map"] =
        [
            "spintorque map examples/quantum-dot.yaml --x grain.gate=-3:1:201 --y leads.left.potential=-2:2:201 --quantity conductance.left.left --out out/dot",
            "spintorque map examples/single-level.yaml --x leads.left.potential=0:3:301 --quantity current.left fano.left sz --out out/line",
            "spintorque map examples/spectroscopy.yaml --x grain.gate=-1:4:401 --y leads.left.potential=0:5:401 --quantity conductance.left.left --out out/large --resume",
            "spintorque map examples/spectroscopy.yaml --x grain.gate=-1:4:401 --y leads.left.potential=0:5:401 --quantity sz --out out/cluster --slurm-dry --slurm-tasks 20",
        ],
        ["merge"] = ["spintorque map merge out/large", "spintorque map merge out/share-1 out/share-2 --out out/large"],
        ["spectrum"] = ["spintorque spectrum examples/spectroscopy.yaml --x grain.gate=-1:4:201 --y leads.left.potential=0:5:201"],
        ["plot"] = ["spintorque plot out/dot --colours magma --limits 0:1e-3", "spintorque plot out/dot --annotate --cut x=0.5 --out out/again"],
        ["itinerant"] = ["spintorque itinerant examples/itinerant-heat.yaml", "spintorque itinerant examples/itinerant-microwaves.yaml --json"],
        ["stability"] = ["spintorque stability examples/itinerant-voltage.yaml --x itinerant.left.voltage=-2:7:181 --out out/stability"],
        ["motion"] =
        [
            "spintorque motion examples/itinerant-voltage.yaml --set itinerant.left.voltage=6 --stop --out out/motion",
            "spintorque motion examples/itinerant-voltage.yaml --from 60 --time 100 --seed 1 --out out/noisy",
        ],
        ["export"] = ["spintorque export examples/quantum-dot.yaml --out chain.mtx"],
        ["chain"] = ["spintorque chain chain.mtx", "spintorque chain chain.mtx --json --out probabilities.csv", "spintorque chain chain.mtx --start 3"],
        ["fixed-points"] = ["spintorque fixed-points examples/nanomagnet.yaml", "spintorque fixed-points examples/nanomagnet.yaml --json --set leads.left.temperature=0"],
        ["nmd"] = ["spintorque phase nmd --left 12,4 --right 8,8 --x -4.6:-3.8:100 --y 4:6:100 --out out/nmd"],
        ["llg"] = ["spintorque llg --field 0,0,-12 --torque 1 --asymmetry 0.3 --start 0.6,0,-0.8 --out out/motion", "spintorque phase llg --asymmetry 0.25 --out out/llg"],
        ["hysteresis"] = ["spintorque hysteresis examples/nanomagnet.yaml --x leads.left.potential=4:7:301 --out out/loop"],
        ["profile"] = ["spintorque profile examples/single-level.yaml", "spintorque profile examples/spectroscopy.yaml --seconds 1 --out out/profile"],
        ["compare"] =
        [
            "spintorque compare examples/switching.yaml",
            "spintorque compare examples/switching.yaml --json --spins 50,100,200 --out out/switching",
        ],
        ["scattering"] = ["spintorque scattering examples/scattering.yaml", "spintorque map examples/scattering-small.yaml --x scattering.spin=20:100:5 --quantity stationary.variance passage.fromPole --out out/spin"],
        ["trajectory"] = ["spintorque scattering trajectory examples/scattering-small.yaml --seed 4 --points 10"],
        ["ensemble"] = ["spintorque scattering ensemble examples/scattering-small.yaml --paths 10000", "spintorque scattering ensemble examples/scattering-small.yaml --paths 0 --json"],
        ["quantum"] = ["spintorque scattering quantum examples/scattering.yaml --spin 40"],
        ["reproduce"] = ["spintorque reproduce tbr-table1 --out out/papers"],
        ["completion"] = ["spintorque completion bash >> ~/.bashrc", "spintorque completion zsh >> ~/.zshrc"],
    };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        // what the command above takes is not for this one
        foreach (Argument argument in command.Parents.OfType<Command>().SelectMany(above => above.Arguments))
            argument.Hidden = true;
        int code = help.Invoke(parseResult);
        if (Examples.TryGetValue(command is RootCommand ? "spintorque" : command.Name, out string[]? examples))
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in examples)
                output.WriteLine($"  {example}");
        }
        return code;
    }
}
