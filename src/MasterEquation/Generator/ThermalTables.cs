using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Gamma w f(x) and Gamma w f(-x) along a table of one channel, spin and lead.</summary>
/// <typeparam name="T">The number.</typeparam>
internal readonly ref struct ThermalTables<T>
    where T : struct, IRateNumber<T>
{
    /// <summary>x = (dE - mu)/T.</summary>
    public required ScaledArgument Argument { get; init; }

    /// <summary>Gamma w.</summary>
    public required LinearWeight Weight { get; init; }

    /// <summary>2 S_z of the first entry.</summary>
    public required int First { get; init; }

    /// <summary>Fills both tables; equal lengths.</summary>
    public void Fill(Span<T> enter, Span<T> leave)
    {
        if (Weight.IsZero)
        {
            enter.Clear();
            leave.Clear();
            return;
        }
        int start = typeof(T) == typeof(Plain)
            ? FillVectors(MemoryMarshal.Cast<T, double>(enter), MemoryMarshal.Cast<T, double>(leave))
            : 0;
        for (int i = start; i < enter.Length; i++)
        {
            (double high, double low) = Argument.At(First + 2 * i);
            T rate = T.From(Weight.At(First + 2 * i));
            (T filled, T empty) = ThermalFactors.Fermi<T>(high, low);
            enter[i] = rate * filled;
            leave[i] = rate * empty;
        }
    }

    // Four entries at a time; returns how many were done. e^-|x| in the base library's vector form is within two units of rounding.
    private int FillVectors(Span<double> enter, Span<double> leave)
    {
        ref double e = ref MemoryMarshal.GetReference(enter);
        ref double l = ref MemoryMarshal.GetReference(leave);
        (double a, double b, double c, double gamma) = Weight.Parts;
        Vector256<double> constant = Vector256.Create(a), slope = Vector256.Create(b), denominator = Vector256.Create(c), scale = Vector256.Create(gamma);
        Vector256<double> m = Vector256.Create((double)First, First + 2, First + 4, First + 6), step = Vector256.Create(8.0);
        int i = 0;
        for (; i + 4 <= enter.Length; i += 4, m += step)
        {
            (Vector256<double> high, Vector256<double> low) = Argument.At(m);
            Vector256<double> sign = high & Vector256.Create(-0.0);
            Vector256<double> t = Vector256.Exp(-Vector256.Abs(high));
            t = Vector256.FusedMultiplyAdd(t, -(low ^ sign), t);        // e^-|h + l|
            Vector256<double> large = Vector256<double>.One / (Vector256<double>.One + t);
            Vector256<double> small = t * large;
            Vector256<double> rate = scale * ((constant + slope * m) / denominator);
            Vector256<double> above = Vector256.GreaterThan(high, Vector256<double>.Zero);
            (rate * Vector256.ConditionalSelect(above, small, large)).StoreUnsafe(ref e, (nuint)i);
            (rate * Vector256.ConditionalSelect(above, large, small)).StoreUnsafe(ref l, (nuint)i);
        }
        return i;
    }
}
