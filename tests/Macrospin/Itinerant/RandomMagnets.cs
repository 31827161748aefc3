namespace SpinTorque.Tests.Macrospin.Itinerant;

/// <summary>Random magnets with every parameter different from zero.</summary>
internal static class RandomMagnets
{
    public static IEnumerable<(ItinerantMagnet Magnet, PolarAngle Angle, Random Random)> Many(int count, int seed, bool slopes = true)
    {
        var random = new Random(seed);
        for (int n = 0; n < count; n++)
        {
            double Between(double low, double high) => low + (high - low) * random.NextDouble();
            double tilt = slopes ? 0.1 : 0.0;
            var magnet = new ItinerantMagnet
            {
                Contacts = new ItinerantContacts
                {
                    Density = new DensityOfStates(Between(0.3, 2), Between(0.3, 2), Between(-tilt, tilt), Between(-tilt, tilt)),
                    Widths = new LevelWidths(Between(0.05, 2), Between(0.05, 2), Between(0.05, 2)),
                },
                Spin = Between(20, 500),
                Field = Between(-2, 2),
                Voltage = Between(-3, 3),
                LeftTemperature = Between(0.1, 2),
                RightTemperature = Between(0.1, 2),
                Capacitance = Between(0.01, 3),
                Exchange = Between(0.05, 3),
            };
            yield return (magnet, PolarAngle.FromRadians(Between(0.01, Math.PI - 0.01)), random);
        }
    }
}
