namespace SpinTorque;

/// <summary>One scheme, resolved when the code is compiled.</summary>
internal interface ISphereStep
{
    /// <summary>One step of four paths.</summary>
    static abstract SpinLanes Advance(LaneMotion motion, in SpinLanes n, in WienerLanes noise);
}
