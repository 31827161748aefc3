namespace SpinTorque;

/// <summary>A lead of a magnet with one active level: its Fermi sea and its rates along the easy axis [PW 14].</summary>
/// <param name="Potential">Electrochemical potential mu, energy unit.</param>
/// <param name="Temperature">Temperature, energy unit; zero stands for a sharp step.</param>
/// <param name="Up">Rate of electrons with spin up along the easy axis; not negative.</param>
/// <param name="Down">Rate of electrons with spin down; not negative.</param>
public readonly record struct NanomagnetLead(double Potential, double Temperature, double Up, double Down)
{
    /// <summary>The rate of spin sigma = +1 or -1.</summary>
    public double Rate(int sigma) => sigma > 0 ? Up : Down;
}
