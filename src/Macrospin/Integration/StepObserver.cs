namespace SpinTorque;

/// <summary>Sees each accepted step of an integration, in order.</summary>
/// <param name="step">The step; its numbers are overwritten by the next one.</param>
public delegate void StepObserver(DenseStep step);
