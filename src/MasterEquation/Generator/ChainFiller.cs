namespace SpinTorque;

/// <summary>Writes a working point's rates into the generator's entries, in the pattern's own order.</summary>
internal static class ChainFiller
{
    /// <summary>Fills rates, exit rates and, for the tables that keep them, derivatives by the leads' potentials.</summary>
    public static void Fill<T>(GrainStructure structure, RateTables<T> tables, Chain<T> chain)
        where T : struct, IRateNumber<T>
    {
        var rates = new RateWriter<T>(tables, chain.Rate, structure.Space.LowestDoubledProjection);
        PatternWalk.Run(structure, ref rates);
        chain.SumExits();
        T[][] wanted = [.. tables.Slope.OfType<T[]>()];
        chain.KeepSlopes(wanted.Length);
        for (int parameter = 0; parameter < wanted.Length; parameter++)
        {
            var slopes = new SlopeWriter<T>(wanted[parameter], chain.Slope[parameter]);
            PatternWalk.Run(structure, ref slopes);
        }
    }

    // (S - S_z)(S + S_z + 1) = (D - m)(D + m + 2)/4 with D = 2S, m = 2 S_z
    private static double LadderSquare(int d, int m) => (double)(d - m) * (d + m + 2) / 4;

    private struct RateWriter<T>(RateTables<T> tables, T[] rate, int lowest) : IPatternVisitor
        where T : struct, IRateNumber<T>
    {
        private int _next;

        public void Tunnelling(int row, int column, int entry, bool entering) =>
            rate[_next++] = entering ? tables.EnterTotal[entry] : tables.LeaveTotal[entry];

        public void Raised(int row, int column, int doubledSpin, int doubledProjection) =>
            rate[_next++] = T.From(LadderSquare(doubledSpin, doubledProjection)) * tables.Raise[doubledProjection - lowest];

        public void Lowered(int row, int column, int doubledSpin, int doubledProjection) =>
            rate[_next++] = T.From(LadderSquare(doubledSpin, doubledProjection)) * tables.Lower[doubledProjection - lowest];
    }

    private struct SlopeWriter<T>(T[] table, T[] slope) : IPatternVisitor
        where T : struct, IRateNumber<T>
    {
        private int _next;

        public void Tunnelling(int row, int column, int entry, bool entering) =>
            slope[_next++] = entering ? table[entry] : T.Zero - table[entry];

        public void Raised(int row, int column, int doubledSpin, int doubledProjection) => slope[_next++] = T.Zero;

        public void Lowered(int row, int column, int doubledSpin, int doubledProjection) => slope[_next++] = T.Zero;
    }
}
