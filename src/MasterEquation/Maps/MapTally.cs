namespace SpinTorque;

/// <summary>The verdict on a set of points, put together from their own.</summary>
public sealed class MapTally
{
    private readonly SortedDictionary<string, int> _methods = new(StringComparer.Ordinal);

    /// <summary>Largest residual of a point that was found.</summary>
    public double LargestResidual { get; private set; }

    /// <summary>Largest bound on the relative error of a current, over points with a net one (a bound below one).</summary>
    public double LargestErrorBound { get; private set; }

    /// <summary>Methods that answered, with the number of answers.</summary>
    public IReadOnlyDictionary<string, int> Methods => _methods;

    /// <summary>Counts answers of a method.</summary>
    public void Count(string method, int answers = 1) => _methods[method] = _methods.GetValueOrDefault(method) + answers;

    /// <summary>Takes the quality of a point that was found.</summary>
    /// <param name="residual">Its residual.</param>
    /// <param name="errorBound">Bound on the relative error of its currents; one or more where no net current flows.</param>
    public void Found(double residual, double errorBound)
    {
        LargestResidual = Math.Max(LargestResidual, residual);
        if (errorBound < 1)
            LargestErrorBound = Math.Max(LargestErrorBound, errorBound);
    }

    /// <summary>Takes over another tally.</summary>
    public void Add(MapTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach ((string method, int answers) in other.Methods)
            Count(method, answers);
        Found(other.LargestResidual, other.LargestErrorBound);
    }
}
