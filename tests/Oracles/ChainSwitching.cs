namespace SpinTorque.Tests;

/// <summary>Switching times of the exact chain between the neighbourhoods of two magnetisations.</summary>
internal static class ChainSwitching
{
    /// <summary>Mean time from one magnetisation to another, u = S_z/S_m, each up to one unit of S_z.</summary>
    public static PassageTime Time(GrainModel model, double from, double to)
    {
        var equation = MasterEquation.Assemble(model);
        double spin = MacrospinGrain.Of(model).MeanSpin;
        double Place(int state) => equation.States[state].Projection.Value / spin;
        int[] states = [.. Enumerable.Range(0, equation.States.Count)];
        int start = states.MinBy(state => Math.Abs(Place(state) - from));
        int sign = Math.Sign(to - from);
        return FirstPassage.To(equation.Generator(), states.Where(state => sign * (Place(state) - to) >= -1 / spin)).MeanTime(start);
    }
}
