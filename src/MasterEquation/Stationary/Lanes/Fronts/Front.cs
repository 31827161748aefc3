using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>
/// The states that an elimination from one end works on, of four chains side by side: a square of rates a_ij of states that follow each
/// other, and their derivatives. It moves on with the elimination and stays in cache. Entries of states not yet taken in are zero.
/// </summary>
internal sealed class Front
{
    private const int Ahead = 32;               // places that rates are asked for ahead of their use

    private readonly LaneRates _rates;
    private readonly FrontArrivals _arrivals;
    private readonly int _direction;
    private readonly int _origin;

    /// <param name="rates">The chains.</param>
    /// <param name="width">Half-bandwidth.</param>
    /// <param name="parameters">Derivatives carried along.</param>
    /// <param name="upwards">Whether by ascending index.</param>
    public Front(LaneRates rates, int width, int parameters, bool upwards)
    {
        _rates = rates;
        Size = (width + 2 * FrontKernels.Panel - 1) / FrontKernels.Panel * FrontKernels.Panel;
        (_direction, _origin) = upwards ? (1, 0) : (-1, rates.Pattern.Count - 1);
        _arrivals = new FrontArrivals(rates.Pattern, rates.Source, Size, upwards);
        Rates = new AlignedLanes(Size * Size);
        Slopes = [.. Enumerable.Range(0, parameters).Select(_ => new AlignedLanes(Size * Size))];
        (Times, Detours) = (new AlignedLanes(Size), new AlignedLanes(Size));
    }

    /// <summary>States that there is room for, and distance of rows: a multiple of the panel.</summary>
    public int Size { get; }

    /// <summary>Place of the first state.</summary>
    public int First { get; private set; }

    /// <summary>a_ij, row by row.</summary>
    public AlignedLanes Rates { get; }

    /// <summary>Derivatives of <see cref="Rates"/>, one array a parameter; no meaning before they are carried.</summary>
    public AlignedLanes[] Slopes { get; }

    /// <summary>Mean times of detours to states eliminated since derivatives are carried (see <see cref="FrontTimes"/>); no meaning before.</summary>
    public AlignedLanes Times { get; }

    /// <summary>Mean times of detours to states eliminated before.</summary>
    public AlignedLanes Detours { get; }

    /// <summary>Whether derivatives and times are carried along.</summary>
    public bool Carrying { get; private set; }

    /// <summary>Place of a state; places count from the end that the pass starts at.</summary>
    public int Place(int state) => _direction * (state - _origin);

    /// <summary>State of a place.</summary>
    public int State(int place) => _origin + _direction * place;

    /// <summary>Empties the front and puts it at a place.</summary>
    public void Start(int first)
    {
        (First, Carrying) = (first, false);
        Rates.All.Clear();
        Detours.All.Clear();
    }

    /// <summary>Begins to carry derivatives and times: those of what lies in the front itself, and nothing of what was eliminated before.</summary>
    /// <param name="loaded">Places taken in so far.</param>
    public void Carry(int loaded)
    {
        Carrying = true;
        foreach (AlignedLanes slope in Slopes)
            slope.All.Clear();
        Times.All.Clear();
        for (int place = Math.Max(0, First); place < loaded; place++)
        {
            int diagonal = (place - First) * (Size + 1);
            foreach (FrontArrivals.Arrival arrival in _arrivals[place])
            {
                if (Distance(arrival) > place - Math.Max(0, First))
                    continue;
                for (int parameter = 0; parameter < Slopes.Length; parameter++)
                    Slopes[parameter][diagonal + arrival.Offset] += _rates.Slope[parameter][arrival.Source];
            }
        }
    }

    /// <summary>Leaves the first panel of states behind; the kernels have moved what remains to the front.</summary>
    public void Advance() => First += FrontKernels.Panel;

    /// <summary>Takes in a state and its transitions from and to those in the front.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(int place)
    {
        ReadOnlySpan<FrontArrivals.Arrival> arrivals = _arrivals[place];
        int diagonal = (place - First) * (Size + 1);
        AskFor(place + Ahead);
        Add(Rates, _rates.Rate, arrivals, diagonal);
        if (!Carrying)
            return;
        for (int parameter = 0; parameter < Slopes.Length; parameter++)
            Add(Slopes[parameter], _rates.Slope[parameter], arrivals, diagonal);
    }

    /// <summary>
    /// Takes in a state that a pass from the other end has joined with others: what that pass made of them, and transitions from and to states
    /// that it has not reached.
    /// </summary>
    /// <param name="other">The other pass's front.</param>
    /// <param name="place">Place of the state.</param>
    /// <param name="joined">The last state that the other pass has reached.</param>
    public void Load(Front other, int place, int joined)
    {
        int slot = place - First, diagonal = slot * (Size + 1), last = place - Place(joined);
        foreach (FrontArrivals.Arrival arrival in _arrivals[place])
        {
            if (Distance(arrival) <= last)
                continue;
            Rates.All[diagonal + arrival.Offset] += _rates.Rate[arrival.Source];
            for (int parameter = 0; parameter < Slopes.Length; parameter++)
                Slopes[parameter].All[diagonal + arrival.Offset] += _rates.Slope[parameter][arrival.Source];
        }
        int from = other.Place(State(place)) - other.First, there = from * (Size + 1);
        Times[slot] = other.Times[from];
        Detours[slot] = other.Detours[from];
        for (int distance = 1; distance <= last; distance++)
        {
            Copy(other, there + distance, diagonal - distance);
            Copy(other, there + distance * Size, diagonal - distance * Size);
        }
    }

    private int Distance(FrontArrivals.Arrival arrival) => arrival.Offset > -Size ? -arrival.Offset : -arrival.Offset / Size;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AskFor(int place)
    {
        if (place >= _rates.Pattern.Count)
            return;
        foreach (int source in _arrivals.Ask(place))
        {
            Prefetch.Line(ref _rates.Rate[source]);
            for (int parameter = 0; Carrying && parameter < Slopes.Length; parameter++)
                Prefetch.Line(ref _rates.Slope[parameter][source]);
        }
    }

    private void Copy(Front other, int from, int to)
    {
        Rates.All[to] = other.Rates.All[from];
        for (int parameter = 0; parameter < Slopes.Length; parameter++)
            Slopes[parameter].All[to] = other.Slopes[parameter].All[from];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(AlignedLanes to, Vector256<double>[] from, ReadOnlySpan<FrontArrivals.Arrival> arrivals, int diagonal)
    {
        ref Vector256<double> entry = ref to[diagonal], rate = ref MemoryMarshal.GetArrayDataReference(from);
        foreach (FrontArrivals.Arrival arrival in arrivals)
            Unsafe.Add(ref entry, arrival.Offset) += Unsafe.Add(ref rate, arrival.Source);
    }
}
