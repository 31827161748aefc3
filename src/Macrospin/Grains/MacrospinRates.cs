namespace SpinTorque;

/// <summary>
/// Rates of a grain with one active level at one magnetisation: electrons that enter (from N) and leave (from N + 1) by spin, and the bath
/// in the multiplet without the electron ("Empty") and in the one with it ("Filled"). Rate unit.
/// </summary>
public readonly record struct MacrospinRates
{
    /// <summary>win_up: an up electron enters.</summary>
    public required double EnterUp { get; init; }

    /// <summary>win_dn: a down electron enters.</summary>
    public required double EnterDown { get; init; }

    /// <summary>wout_up: an up electron leaves.</summary>
    public required double LeaveUp { get; init; }

    /// <summary>wout_dn: a down electron leaves.</summary>
    public required double LeaveDown { get; init; }

    /// <summary>Bath, S_z to S_z + 1 without the electron.</summary>
    public required double RaiseEmpty { get; init; }

    /// <summary>Bath, S_z to S_z - 1 without the electron.</summary>
    public required double LowerEmpty { get; init; }

    /// <summary>Bath, S_z to S_z + 1 with the electron.</summary>
    public required double RaiseFilled { get; init; }

    /// <summary>Bath, S_z to S_z - 1 with the electron.</summary>
    public required double LowerFilled { get; init; }

    /// <summary>Win = win_up + win_dn.</summary>
    public double Enter => EnterUp + EnterDown;

    /// <summary>Wout = wout_up + wout_dn.</summary>
    public double Leave => LeaveUp + LeaveDown;

    /// <summary>pi- = Wout/(Win + Wout): the probability that the electron is absent, S_z held.</summary>
    public double Empty => Leave / (Enter + Leave);

    /// <summary>pi+ = Win/(Win + Wout): the probability that the electron is present, S_z held.</summary>
    public double Filled => Enter / (Enter + Leave);

    /// <summary>r_up: the bath's rate S_z to S_z + 1 averaged over the charge.</summary>
    public double Raise => Empty * RaiseEmpty + Filled * RaiseFilled;

    /// <summary>r_dn: the bath's rate S_z to S_z - 1 averaged over the charge.</summary>
    public double Lower => Empty * LowerEmpty + Filled * LowerFilled;

    /// <summary>lambda1 = (din pi- - dout pi+)/2 + r_up - r_dn: mean change of S_z per unit time at leading order.</summary>
    public double Drift => ((EnterUp - EnterDown) * Empty - (LeaveUp - LeaveDown) * Filled) / 2 + Raise - Lower;
}
