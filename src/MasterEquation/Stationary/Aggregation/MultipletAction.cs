namespace SpinTorque;

/// <summary>What is done for a multiplet.</summary>
/// <param name="multiplet">Its index.</param>
/// <param name="room">Room for its states.</param>
internal delegate void MultipletAction(int multiplet, Span<double> room);
