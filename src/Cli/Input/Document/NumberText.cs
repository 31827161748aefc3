namespace SpinTorque.Cli.Input;

/// <summary>A scalar's text read as a number with an optional unit behind it: <c>-1.5e-3</c>, <c>50 mK</c>, <c>1e9 /s</c>.</summary>
/// <param name="IsNumber">True where the text begins with a decimal number.</param>
/// <param name="Value">The number; null where it is too large or too small to be held.</param>
/// <param name="Unit">What follows the number, without spaces in between; empty for a plain number.</param>
internal readonly record struct NumberText(bool IsNumber, DoubleDouble? Value, string Unit)
{
    public static NumberText Read(string text)
    {
        int length = LengthOfNumber(text);
        if (length == 0)
            return new NumberText(false, null, "");
        ReadOnlySpan<char> number = text.AsSpan(0, length);
        string unit = text[length..].TrimStart(' ');
        if (DoubleDouble.TryParse(number, out DoubleDouble value))
            return new NumberText(true, value, unit);
        return new NumberText(DoubleDouble.TrySplit(number, out _, out _), null, unit);
    }

    // The e of 1eV belongs to the unit: an exponent needs a digit.
    private static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        int start = text.StartsWith("-") || text.StartsWith("+") ? 1 : 0;
        int end = start + LengthOfDigits(text[start..]);
        int digits = end - start;
        if (end < text.Length && text[end] == '.')
        {
            int fraction = LengthOfDigits(text[(end + 1)..]);
            digits += fraction;
            end += 1 + fraction;
        }
        if (digits == 0)
            return 0;
        return end + LengthOfExponent(text[end..]);
    }

    private static int LengthOfExponent(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('e' or 'E'))
            return 0;
        int start = text.Length > 1 && text[1] is '-' or '+' ? 2 : 1;
        int digits = LengthOfDigits(text[start..]);
        return digits == 0 ? 0 : start + digits;
    }

    private static int LengthOfDigits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
