namespace SpinTorque.Cli.Figures;

/// <summary>What the layout needs to know of a colour bar or legend to the right of the plot area.</summary>
internal readonly record struct FigurePanel(double Width, bool HasFactor, bool ReachesBelow)
{
    /// <summary>
    /// Its distance from the plot area: a panel that reaches below it also keeps clear of the last
    /// label of the horizontal axis, which goes <paramref name="overhang"/> beyond the area.
    /// </summary>
    public double Gap(double overhang) =>
        ReachesBelow ? Math.Max(FigureStyle.PanelGap, overhang + FigureStyle.BlockGap) : FigureStyle.PanelGap;
}
