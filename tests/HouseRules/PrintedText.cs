using System.Globalization;
using System.Text.RegularExpressions;

namespace SpinTorque.Tests.HouseRules;

/// <summary>Compares what a page prints with what a program printed: words exactly, numbers within their last digits.</summary>
internal static partial class PrintedText
{
    private const double Relative = 1e-6;
    private const double Absolute = 1e-8;

    /// <summary>The first difference; empty where there is none. A line <c>...</c> of the page stands for any lines.</summary>
    public static string Difference(string page, string printed)
    {
        string[] expected = Lines(page);
        string[] actual = Lines(printed);
        int at = 0;
        bool anything = false;
        foreach (string line in expected)
        {
            if (string.Equals(line, "...", StringComparison.Ordinal))
            {
                anything = true;
                continue;
            }
            while (anything && at < actual.Length && !Same(line, actual[at]))
                at++;
            if (at >= actual.Length || !Same(line, actual[at]))
                return $"the page says\n  {line}\nthe program\n  {(at < actual.Length ? actual[at] : "nothing")}";
            at++;
            anything = false;
        }
        return anything || at == actual.Length ? "" : $"the program goes on with\n  {actual[at]}";
    }

    private static string[] Lines(string text) =>
        [.. text.Split('\n').Select(line => Space().Replace(line, " ").Trim()).Where(line => line.Length > 0)];

    // Times differ from run to run and residuals from machine to machine.
    private static bool Same(string expected, string actual)
    {
        if (!string.Equals(Number().Replace(expected, "#"), Number().Replace(actual, "#"), StringComparison.Ordinal))
            return false;
        return Volatile().IsMatch(expected) || Numbers(expected).Zip(Numbers(actual)).All(pair => Close(pair.First, pair.Second));
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= Math.Max(Absolute, Relative * Math.Abs(a));

    private static IEnumerable<double> Numbers(string line) => Number().Matches(line).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d+)?([eE][-+]?\d+)?(?![\w])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\bms\b|seconds|a second|[rR]esidual|Defect|rror|sum of currents", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Volatile();

    [GeneratedRegex(@"[ \t]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Space();
}
