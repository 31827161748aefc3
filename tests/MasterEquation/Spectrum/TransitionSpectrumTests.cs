using Xunit;

namespace SpinTorque.Tests;

public sealed class TransitionSpectrumTests
{
    private const double Lowest = -1, Highest = 4, Top = 5;

    private static readonly TransitionSpectrum Fig3 = TransitionSpectrum.Of(Plane(FiveLevels(1000)));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    // By hand from E = sum eps n - J S(S+1) with J = 0.6: with two electrons moved from a majority to a minority level per unit of S, the
    // addition energy of a minority level drops by J per unit, that of a majority level rises by J per unit and by J/2 for the electron
    // that has entered. All in meV at gate 0.
    [Theory]
    [InlineData(0, 1000, 1.0, Lowest)]
    [InlineData(1, 1000, 2.0, Lowest)]
    [InlineData(2, 1000, 3.0, Lowest)]
    [InlineData(1, 999, 1.4, 1.7)]
    [InlineData(2, 999, 2.4, 1.7)]
    [InlineData(2, 998, 1.8, 2.1)]
    public void Lines_of_Fig_3_lie_and_begin_where_the_Hamiltonian_says(int level, int spin, double energy, double firstGate)
    {
        TransitionLine line = Assert.Single(Left(), line => line.Channel.Level == level && line.Channel.Spin == HalfInteger.FromInteger(spin));
        double begins = Math.Max(firstGate, Lowest);
        double ends = Math.Min(Top - energy, Highest);

        Assert.Equal((-1, true), (line.Sigma, line.Segments[0].Entering));
        Assert.Equal(begins, Gate(line.Segments[0].Ends.First.S), 1e-9);
        Assert.Equal(ends, Gate(line.Segments[^1].Ends.Last.S), 1e-9);
        Assert.All(line.Segments, segment =>
        {
            Assert.Equal(energy + Gate(segment.Ends.First.S), Top * segment.Ends.First.T, 1e-9);
            Assert.Equal(energy + Gate(segment.Ends.Last.S), Top * segment.Ends.Last.T, 1e-9);
        });
    }

    [Fact]
    public void There_are_no_other_lines_of_the_swept_lead() => Assert.Equal(6, Left().Count());

    [Fact]
    public void Lines_from_the_ground_state_and_from_accumulated_spin_are_told_apart()
    {
        Assert.All(Left().Where(line => line.Channel.Spin == HalfInteger.FromInteger(1000)), line => Assert.Equal((Excitation.None, 0), Kind(line)));
        Assert.All(Left().Where(line => line.Channel.Spin == HalfInteger.FromInteger(999)), line => Assert.Equal((Excitation.SpinAccumulation, 1), Kind(line)));
        Assert.All(Left().Where(line => line.Channel.Spin == HalfInteger.FromInteger(998)), line => Assert.Equal((Excitation.SpinAccumulation, 2), Kind(line)));
    }

    [Fact]
    public void A_line_from_an_excited_state_of_one_band_is_a_particle_hole_line()
    {
        // Two minority levels at 1 and 2, U = 2 E_C = 1.5 between two electrons, right lead at 0. Above 2 the left lead fills level 1 of the
        // empty grain; from {1, 2}, a particle-hole excitation of {2, 1}, level 0 then takes a second electron at 1 + U.
        Level[] levels = [new() { Energy = 1m, Band = Band.Minority }, new() { Energy = 2m, Band = Band.Minority }];
        GrainModel model = Model(new Grain { Spin = HalfInteger.FromInteger(100), Charges = [0, 1, 2], Levels = levels, Charging = new Charging { Energy = 0.75m, Offset = 0.5m } });
        WorkingPlane plane = Plane(model, gates: (0, 0.5m), potentials: (0, 4));

        TransitionLine line = Assert.Single(
            TransitionSpectrum.Of(plane).Lines, line => line is { Lead: 0, Channel: { Level: 0, Charge: 1 } });

        Assert.All(line.Segments, segment => Assert.Equal(Excitation.ParticleHole, segment.Excitation));
        Assert.Equal([1, 2], Occupations(plane.States, line.Segments[0].Start));
        Assert.Equal(2.5, 4 * line.Segments[0].Ends.First.T, 1e-9);
    }

    [Fact]
    public void Peaks_of_dI_dV_are_where_the_lines_are_and_nowhere_else()
    {
        // the exact master equation of the same grain at S0 = 20, gate 2.5, T = 0.02: local maxima of dI/dV above a hundredth of the largest
        GrainModel model = FiveLevels(20);
        TransitionSpectrum spectrum = TransitionSpectrum.Of(Plane(model));
        double[] lines = [.. spectrum.Lines.Where(line => line.Lead == 0 && line.Segments.Any(part => Gate(part.Ends.First.S) < 2.5 && Gate(part.Ends.Last.S) > 2.5))
            .Select(line => -line.Distance.At((2.5 - Lowest) / (Highest - Lowest), 0) / line.Distance.AlongY * Top).Order()];

        (double Bias, double Conductance)[] curve = [.. Enumerable.Range(1, 510).Select(i => 0.01m * i).Select(bias => (
            (double)bias,
            MasterEquation.Assemble(At(model, 2.5m, bias)).Solve(new TransportRequest { Conductance = ["left"] }).Conductance[0]![0]))];
        double largest = curve.Max(point => point.Conductance);
        double[] peaks = [.. Enumerable.Range(1, curve.Length - 2)
            .Where(i => curve[i].Conductance > Math.Max(curve[i - 1].Conductance, curve[i + 1].Conductance) && curve[i].Conductance > 0.01 * largest)
            .Select(i => curve[i].Bias)];

        // a peak is off its line by the grid of 0.01 and by T ln 2 or so, where its transition competes with others
        Assert.Equal(lines.Length, peaks.Length);
        Assert.All(lines.Zip(peaks), pair => Assert.Equal(pair.First, pair.Second, 0.04));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Occupied_multiplets_are_those_that_the_cold_master_equation_fills(int seed)
    {
        // only S_z = S is kept, so that a multiplet is a state; unit rates, T = 1e-3 and no addition energy within 0.05 of a potential
        var random = new Random(seed);
        Level[] levels = [.. Enumerable.Range(0, 4).Select(level => new Level
        {
            Energy = Math.Round((decimal)(4 * random.NextDouble() - 2), 3),
            Band = level % 2 == 0 ? Band.Minority : Band.Majority,
        })];
        var grain = new Grain { Spin = HalfInteger.FromInteger(10), Exchange = 0.4m, Charges = [-1, 0, 1], Levels = levels, Hold = new SpinWindow(1, 1) };
        GrainModel model = Model(grain);
        WorkingPlane plane = Plane(model, gates: (-1, 1), potentials: (-3, 3));
        PlanarTransition[] transitions = PlanarTransition.All(plane, orientation: 1);
        var occupied = new OccupiedMultiplets(plane, transitions, orientation: 1);
        (decimal s, decimal t) = (Math.Round((decimal)random.NextDouble(), 3), Math.Round((decimal)random.NextDouble(), 3));
        if (transitions.Any(one => Math.Abs(one.Distance.At((double)s, (double)t)) < 0.05))
            return;

        TransportResult cold = MasterEquation.Assemble(At(model, -1 + 2 * s, -3 + 6 * t)).Solve();

        bool[] filled = [.. Enumerable.Range(0, plane.States.Multiplets.Count)
            .Select(multiplet => cold.State.Probabilities[plane.States.IndexOf(multiplet, plane.States.Multiplets[multiplet].Last)] > 1e-6)];
        Assert.Equal(filled, occupied.At((double)s, (double)t));
    }

    [Fact]
    public void The_orientation_is_that_of_least_energy()
    {
        GrainModel model = FiveLevels(50);
        Assert.Equal(1, TransitionSpectrum.Of(Plane(model)).Orientation);
        Assert.Equal(-1, TransitionSpectrum.Of(Plane(With(model, grain => grain with { Hold = SpinWindow.All, Field = -0.1m }))).Orientation);
        // an easy plane, -kappa u^2 - h u least at u = h/(-2 kappa) = 0.1/0.4
        Assert.Equal(0.25, TransitionSpectrum.Of(Plane(With(model, grain => grain with { Hold = SpinWindow.All, Field = 0.1m, Anisotropy = -0.2m }))).Orientation, 1e-15);
    }

    [Fact]
    public void Curved_lines_and_planes_that_change_the_states_are_refused()
    {
        GrainModel model = FiveLevels(50);
        GrainModel Charged(decimal energy, decimal offset) => With(model, grain => grain with { Charging = new Charging { Energy = energy, Offset = offset } });
        var curved = new WorkingPlane(Charged(0, 0), Charged(1, 0), Charged(0, 1), Charged(1, 1));

        Assert.Throws<ArgumentException>(() => TransitionSpectrum.Of(curved));
        Assert.Throws<ArgumentException>(() => new WorkingPlane(model, model, FiveLevels(51), FiveLevels(51)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TransitionSpectrum.Of(Plane(model), orientation: 1.5));
    }

    private static IEnumerable<TransitionLine> Left() => Fig3.Lines.Where(line => line.Lead == 0);

    private static (Excitation Kind, int Moved) Kind(TransitionLine line) => (line.Segments[0].Excitation, line.Moved);

    private static double Gate(double s) => Lowest + s * (Highest - Lowest);

    private static int[] Occupations(StateSpace states, int multiplet) =>
        [.. Enumerable.Range(0, states.Grain.Levels.Count).Select(level => states.Occupation(multiplet, level))];

    // [PW Fig. 3] without anisotropy and field, so that addition energies are round numbers
    private static GrainModel FiveLevels(int spin) => Model(new Grain
    {
        Spin = HalfInteger.FromInteger(spin),
        Exchange = 0.6m,
        Charges = [0, 1],
        Hold = new SpinWindow(0.9m, 1),
        Levels =
        [
            .. new[] { 1m, 2m, 3m }.Select(energy => new Level { Energy = energy, Band = Band.Minority }),
            .. new[] { -2m, -3m }.Select(energy => new Level { Energy = energy, Band = Band.Majority }),
        ],
    });

    private static GrainModel Model(Grain grain) => new()
    {
        Grain = grain,
        Leads = Models.Leads(0m, grain.Levels.Count == 4 ? 1e-3m : 0.02m, (1, 1), (1, 1)),
    };

    private static GrainModel With(GrainModel model, Func<Grain, Grain> change) => model with { Grain = change(model.Grain) };

    private static GrainModel At(GrainModel model, decimal gate, decimal potential) => model with
    {
        Grain = model.Grain with { Gate = gate },
        Leads = [model.Leads[0] with { Potential = potential }, .. model.Leads.Skip(1)],
    };

    private static WorkingPlane Plane(GrainModel model) => Plane(model, (-1m, 4m), (0m, 5m));

    private static WorkingPlane Plane(GrainModel model, (decimal First, decimal Last) gates, (decimal First, decimal Last) potentials) => new(
        At(model, gates.First, potentials.First), At(model, gates.Last, potentials.First),
        At(model, gates.First, potentials.Last), At(model, gates.Last, potentials.Last));
}
