using System.CommandLine;
using System.CommandLine.Completions;

namespace SpinTorque.Cli.Commands;

/// <summary><c>completion</c>: prints a script that teaches a shell the commands, options and their words.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _spintorque() {
                local line="${COMP_LINE#* }" point=$((COMP_POINT - ${#COMP_WORDS[0]} - 1))
                COMPREPLY=($(compgen -W "$(spintorque "[suggest:$point]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _spintorque spintorque
            """,
        ["zsh"] = """
            _spintorque() {
                local line="${BUFFER#* }" point=$((CURSOR - ${#words[1]} - 1))
                local -a found=("${(@f)$(spintorque "[suggest:$point]" "$line" 2>/dev/null)}")
                compadd -a found || _files
            }
            compdef _spintorque spintorque
            """,
        ["fish"] = """
            function __spintorque
                set -l line (commandline -cp | string replace -r '^\S+\s*' '')
                spintorque "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c spintorque -a '(__spintorque)'
            """,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = "bash, zsh or fish." };
        shell.Validators.Add(static result =>
        {
            string name = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            if (!Scripts.ContainsKey(name))
                result.AddError($"'{name}' is no shell known here; there are {string.Join(", ", Scripts.Keys)}.");
        });
        shell.CompletionSources.Add(static _ => Scripts.Keys.Select(name => new CompletionItem(name)));
        var command = new Command("completion", "Prints a completion script for a shell.") { shell };
        command.SetAction((parse, _) =>
        {
            parse.InvocationConfiguration.Output.WriteLine(Scripts[parse.GetRequiredValue(shell)]);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
