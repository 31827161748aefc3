namespace SpinTorque;

/// <summary>Writes a working point's rates into the generator's entries.</summary>
internal static class ChainFiller
{
    /// <summary>Fills rates, exit rates and, for the tables that keep them, derivatives by the leads' potentials; cost linear in transitions.</summary>
    public static void Fill<T>(GrainStructure structure, RateTables<T> tables, Chain<T> chain, ReadOnlySpan<bool> slopes)
        where T : struct, IRateNumber<T>
    {
        chain.Gather(tables.All, structure.Source);
        chain.KeepSlopes(slopes.Count(true));
        int parameter = 0;
        for (int lead = 0; lead < slopes.Length; lead++)
        {
            if (slopes[lead])
                Gather(structure.Source, tables.Slope(lead)!, chain.Slope[parameter++]);
        }
    }

    private static void Gather<T>(int[] source, T[] from, T[] to)
    {
        for (int p = 0; p < to.Length; p++)
            to[p] = from[source[p]];
    }
}
