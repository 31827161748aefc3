namespace SpinTorque;

/// <summary>An energy linear in the magnetisation: Constant + Slope (2 S_z).</summary>
/// <param name="Constant">Value at S_z = 0.</param>
/// <param name="Slope">Change per unit of 2 S_z.</param>
public readonly record struct LinearEnergy(DoubleDouble Constant, DoubleDouble Slope)
{
    /// <summary>The energy at S_z.</summary>
    public DoubleDouble At(HalfInteger projection) => Constant + Slope * (double)projection.Doubled;
}
