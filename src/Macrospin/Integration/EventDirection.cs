namespace SpinTorque;

/// <summary>Which zero crossings of an event's function count.</summary>
public enum EventDirection
{
    /// <summary>Both.</summary>
    Either,

    /// <summary>From below zero to above.</summary>
    Rising,

    /// <summary>From above zero to below.</summary>
    Falling,
}
