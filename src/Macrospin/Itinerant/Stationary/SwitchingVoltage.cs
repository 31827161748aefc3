namespace SpinTorque;

/// <summary>The voltage at which the two poles exchange stability, with no heat [V-51]; always larger than the field.</summary>
public static class SwitchingVoltage
{
    /// <summary>V_sw = -P B/(2 Gamma_r G_D); null where Gamma_r G_D = 0.</summary>
    /// <param name="contacts">The contacts.</param>
    /// <param name="field">B.</param>
    public static double? Of(ItinerantContacts contacts, double field)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        double leverage = contacts.Widths.Leverage;
        return leverage == 0.0 ? null : -field / (2.0 * leverage);
    }
}
