namespace SpinTorque;

/// <summary>A lead as the one active level sees it: rates along the grain's easy axis [PW 14].</summary>
/// <param name="Name">The lead's name.</param>
/// <param name="Potential">Electrochemical potential mu, energy unit.</param>
/// <param name="Temperature">Temperature, energy unit; above zero.</param>
/// <param name="Up">Gamma_up, rate unit.</param>
/// <param name="Down">Gamma_down, rate unit.</param>
public readonly record struct MacrospinLead(string Name, double Potential, double Temperature, double Up, double Down)
{
    /// <summary>Gamma of one spin direction.</summary>
    /// <param name="sigma">+1 for up, -1 for down.</param>
    public double Rate(int sigma) => sigma > 0 ? Up : Down;

    /// <summary>The bare Fermi function n(x) = f((x - mu)/T).</summary>
    /// <param name="energy">x, energy unit.</param>
    public double Occupation(double energy) => ThermalFunction.Fermi((energy - Potential) / Temperature);

    /// <summary>1 - n(x), without a difference.</summary>
    /// <param name="energy">x, energy unit.</param>
    public double Vacancy(double energy) => ThermalFunction.Fermi((Potential - energy) / Temperature);
}
