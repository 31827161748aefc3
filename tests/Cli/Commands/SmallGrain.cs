namespace SpinTorque.Tests.Cli.Commands;

/// <summary>A grain of three states: one minority level on spin 1/2, so S_z = -1/2, the doubly occupied singlet, S_z = 1/2.</summary>
internal static class SmallGrain
{
    /// <summary>Warm, with current.</summary>
    public const string Text = """
        grain: {spin: 0.5, exchange: 0.3, anisotropy: 0.2, field: 0.05, gate: -0.6, charges: [0, 1], levels: [{energy: 1.0, band: minority}]}
        leads:
          left: {potential: 3.0, temperature: 0.5, rates: {up: 1.4e-3, down: 0.6e-3}}
          right: {potential: 0.0, temperature: 0.5, rates: {up: 1.0e-3, down: 0.9e-3}}

        """;

    /// <summary>With physical units.</summary>
    public static string WithUnits { get; } = $"units: {{energy: meV}}\ntitle: Grain & lead < 3\n{Text}";

    /// <summary>Options that leave the state S_z = -1/2 without a way in or out: the chain falls into two classes.</summary>
    public static string[] Reducible { get; } = ["--set", "leads.left.rates.up=0", "--set", "leads.right.rates.up=0"];
}
