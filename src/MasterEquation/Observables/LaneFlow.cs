using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Electrons of one lead at four working points side by side.</summary>
internal struct LaneFlow
{
    private LaneSum _up;
    private LaneSum _down;

    /// <summary>Net electrons of spin up onto the grain per unit time.</summary>
    public readonly Vector256<double> Up => _up.Value;

    /// <summary>The same of spin down.</summary>
    public readonly Vector256<double> Down => _down.Value;

    /// <summary>Electrons in both directions.</summary>
    public Vector256<double> Gross { get; private set; }

    /// <summary>Adds the electrons of a slice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Part slice)
    {
        Gross += slice.Gross;
        _up.Add(slice.Up);
        _down.Add(slice.Down);
    }

    /// <summary>Electrons of one S_z.</summary>
    internal struct Part
    {
        /// <summary>Net electrons of spin up.</summary>
        public Vector256<double> Up { get; private set; }

        /// <summary>Net electrons of spin down.</summary>
        public Vector256<double> Down { get; private set; }

        /// <summary>Electrons in both directions.</summary>
        public Vector256<double> Gross { get; private set; }

        /// <summary>Adds electrons of one spin.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(int sigma, Vector256<double> inward, Vector256<double> outward)
        {
            Gross += inward + outward;
            if (sigma > 0)
                Up += inward - outward;
            else
                Down += inward - outward;
        }
    }
}
