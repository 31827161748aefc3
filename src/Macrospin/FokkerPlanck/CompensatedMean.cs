namespace SpinTorque;

/// <summary>A running weighted mean, summed as if in twice the digits.</summary>
internal struct CompensatedMean
{
    private DoubleDouble _weight;
    private DoubleDouble _sum;

    /// <summary>Sum of the weights.</summary>
    public readonly double Weight => _weight.High;

    /// <summary>The mean so far.</summary>
    public readonly double Value => (_sum / _weight).High;

    /// <summary>Adds a value with its weight.</summary>
    public void Add(double weight, double value)
    {
        _weight += weight;
        _sum += (DoubleDouble)weight * value;
    }
}
