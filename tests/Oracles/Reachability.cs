namespace SpinTorque.Tests;

/// <summary>Which states reach which, by squaring nothing cleverer than a flood from each state.</summary>
internal static class Reachability
{
    /// <summary>For each state, whether it reaches a given one.</summary>
    public static bool[] ReachedBy(BigRational[,] rates, int target) =>
        Flood(rates.GetLength(0), target, (state, other) => !rates[state, other].IsZero);

    /// <summary>The closed communicating classes of a directed graph, each ascending, by their first state.</summary>
    public static List<int[]> ClosedClasses(bool[,] goes)
    {
        int n = goes.GetLength(0);
        bool[][] reach = [.. Enumerable.Range(0, n).Select(from => Flood(n, from, (state, other) => goes[state, other]))];
        return [.. Enumerable.Range(0, n)
            .Where(i => Enumerable.Range(0, n).All(j => !reach[i][j] || reach[j][i]))
            .GroupBy(i => Array.IndexOf(reach[i], true))
            .Select(group => group.ToArray())];
    }

    private static bool[] Flood(int n, int start, Func<int, int, bool> joined)
    {
        var seen = new bool[n];
        var open = new Stack<int>([start]);
        seen[start] = true;
        while (open.TryPop(out int state))
        {
            for (int other = 0; other < n; other++)
            {
                if (!seen[other] && joined(state, other))
                {
                    seen[other] = true;
                    open.Push(other);
                }
            }
        }
        return seen;
    }
}
