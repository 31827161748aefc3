namespace SpinTorque;

/// <summary>Covariance of a motion on the sphere in the polar frame (e_theta, e_phi).</summary>
/// <param name="PolarPolar">Along e_theta.</param>
/// <param name="AzimuthAzimuth">Along e_phi.</param>
/// <param name="PolarAzimuth">Between both.</param>
public readonly record struct PolarCovariance(double PolarPolar, double AzimuthAzimuth, double PolarAzimuth);
