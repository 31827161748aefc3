namespace SpinTorque;

/// <summary>One many-body state |{n_alpha}, S_z>.</summary>
/// <param name="Multiplet">Index of its multiplet.</param>
/// <param name="Charge">Excess electrons.</param>
/// <param name="Spin">S.</param>
/// <param name="Projection">S_z.</param>
public readonly record struct GrainState(int Multiplet, int Charge, HalfInteger Spin, HalfInteger Projection);
