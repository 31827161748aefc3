namespace SpinTorque.Cli.Input;

/// <summary>Guesses which name was meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate at most a third of its letters away (insert, delete, replace or swap neighbours), or null.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? nearest = candidates.MinBy(candidate => Distance(name, candidate));
        return nearest is not null && Distance(name, nearest) <= Math.Max(1, nearest.Length / 3) ? nearest : null;
    }

    /// <summary>What to say of an unknown name: the nearest one, or all there are.</summary>
    public static string Advice(string name, IReadOnlyList<string> candidates, string owner) => Of(name, candidates) is { } nearest
        ? $"did you mean '{nearest}'?"
        : $"{owner} has {string.Join(", ", candidates)}";

    private static int Distance(string left, string right)
    {
        int[,] d = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
                d[i, j] = i == 0 ? j : j == 0 ? i : Cheapest(d, left, right, i, j);
        }
        return d[left.Length, right.Length];
    }

    private static int Cheapest(int[,] d, string left, string right, int i, int j)
    {
        bool same = SameLetter(left[i - 1], right[j - 1]);
        int cheapest = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (same ? 0 : 1));
        bool swapped = i > 1 && j > 1 && SameLetter(left[i - 1], right[j - 2]) && SameLetter(left[i - 2], right[j - 1]);
        return swapped ? Math.Min(cheapest, d[i - 2, j - 2] + 1) : cheapest;
    }

    private static bool SameLetter(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
