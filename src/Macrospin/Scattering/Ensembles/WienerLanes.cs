using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Increments of the Wiener processes over one step: two of the polarised noise, three of the isotropic one, two of the converse one.</summary>
/// <param name="Polarised">dW_x and dW_y; the third component is zero.</param>
/// <param name="Isotropic">dW' of the three directions; zero where there are none.</param>
/// <param name="Converse">dW''_x and dW''_y; zero where there are none.</param>
internal readonly record struct WienerLanes(SpinLanes Polarised, SpinLanes Isotropic = default, SpinLanes Converse = default)
{
    /// <summary>Draws increments.</summary>
    /// <param name="random">The generators.</param>
    /// <param name="motion">The motion, which says how many are needed.</param>
    public static WienerLanes Draw(ref LaneRandom random, LaneMotion motion)
    {
        Vector256<double> root = motion.Root;
        var noise = new WienerLanes(Transverse(ref random, root));
        if (motion.HasIsotropic)
        {
            SpinLanes two = Transverse(ref random, root);
            (Vector256<double> w, _) = random.Normals();
            noise = noise with { Isotropic = new SpinLanes(two.X, two.Y, root * w) };
        }
        return motion.HasConverse ? noise with { Converse = Transverse(ref random, root) } : noise;
    }

    private static SpinLanes Transverse(ref LaneRandom random, Vector256<double> root)
    {
        (Vector256<double> x, Vector256<double> y) = random.Normals();
        return new SpinLanes(root * x, root * y, Vector256<double>.Zero);
    }
}
