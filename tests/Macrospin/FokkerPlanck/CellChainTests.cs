using Xunit;

namespace SpinTorque.Tests.Macrospin.FokkerPlanck;

public sealed class CellChainTests
{
    // dx = -x dt + sqrt(2) dW: a Gaussian of variance one, right to the exponent at any width since v is linear
    private static readonly FokkerPlanckEquation Oscillator = new() { Drift = x => -x, Diffusion = _ => 1, Form = DiffusionForm.Flux };

    [Fact]
    public void A_harmonic_well_has_a_gaussian_density()
    {
        CellDensity density = Oscillator.On(CellGrid.Uniform(-9, 10, 190)).Stationary();
        Assert.InRange(density.Mean, -1e-12, 1e-12);
        for (int cell = 0; cell < 190; cell++)
            Expect.Near(Math.Exp(-Math.Pow(density.Grid.Centre(cell), 2) / 2) / Math.Sqrt(2 * Math.PI), density[cell], 1e-12);
    }

    [Fact]
    public void Moments_of_smooth_densities_are_of_second_order_on_unequal_cells()
    {
        static double Error(int cells)
        {
            var grid = new CellGrid(Enumerable.Range(0, cells + 1).Select(i => Math.Sinh(3.0 * (2 * i - cells) / cells)));
            return Math.Abs(Oscillator.On(grid).Stationary().Variance - 1);
        }

        Assert.InRange(Error(40) / Error(80), 3.5, 4.5);
    }

    // j = -x (1 + x^2) rho - d((1 + x^2) rho)/dx: (1 + x^2) rho = e^(-x^2/2)
    [Fact]
    public void Itos_form_differentiates_the_diffusion_too()
    {
        var equation = new FokkerPlanckEquation { Drift = x => -x * (1 + x * x), Diffusion = x => 1 + x * x, Form = DiffusionForm.Ito };
        CellDensity density = equation.On(CellGrid.Uniform(-6, 6, 120)).Stationary();
        double Expected(int cell) => -Math.Pow(density.Grid.Centre(cell), 2) / 2 - Math.Log(1 + Math.Pow(density.Grid.Centre(cell), 2));
        for (int cell = 0; cell < 120; cell++)
            Expect.Near(Expected(cell) - Expected(60), density.Logarithm(cell) - density.Logarithm(60), 1e-12, 1e-12);
    }

    // W = H (x^2 - 1)^2 with D = 1: ratios are e^-(W differences), exact by Gauss' rule up to the fourth derivative
    [Fact]
    public void Densities_behind_barriers_of_a_thousand_keep_their_exponents()
    {
        const double barrier = 1000;
        var equation = new FokkerPlanckEquation { Drift = x => -4 * barrier * x * (x * x - 1), Diffusion = _ => 1, Form = DiffusionForm.Flux };
        CellDensity density = equation.On(CellGrid.Uniform(-1.5, 1.5, 3001)).Stationary();
        int bottom = density.Grid.CellAt(1), top = density.Grid.CellAt(0);
        double depth = barrier * (1 - Math.Pow(Math.Pow(density.Grid.Centre(bottom), 2) - 1, 2));
        Expect.Near(-depth, density.Logarithm(top) - density.Logarithm(bottom), 1e-9);
    }

    // tau = int_a^b dy e^W(y) int_-inf^y e^-W by quadrature; here W = 0 between reflecting and absorbing walls: (b^2 - a^2)/2
    [Fact]
    public void Free_diffusion_takes_the_square_of_the_distance()
    {
        var equation = new FokkerPlanckEquation { Drift = _ => 0, Diffusion = _ => 1, Form = DiffusionForm.Flux };
        CellChain chain = equation.On(CellGrid.Uniform(0, 1, 1000));
        // from the middle of the first cell to that of the last; absorbed there: length 1 - h/2 of free path counted from the wall
        double from = chain.Grid.Centre(0), to = chain.Grid.Centre(999);
        Expect.Near((to * to - from * from) / 2, chain.MeanFirstPassage(0, 999).Value, 1e-3);
        Expect.Near(chain.MeanFirstPassage(0, 999).Value, chain.MeanFirstPassage(999, 0).Value, 1e-12);
    }

    // Kramers: tau = 2 pi/sqrt(W''(bottom) |W''(top)|) e^barrier [1 + O(1/barrier)] to the top's far side, D = 1
    [Theory]
    [InlineData(30)]
    [InlineData(1000)]
    public void Passage_times_over_high_barriers_are_those_of_Kramers(double barrier)
    {
        var equation = new FokkerPlanckEquation { Drift = x => -4 * barrier * x * (x * x - 1), Diffusion = _ => 1, Form = DiffusionForm.Flux };
        CellChain chain = equation.On(CellGrid.Uniform(-1.8, 1.8, 3600));
        PassageTime time = chain.MeanFirstPassage(chain.Grid.CellAt(-1), chain.Grid.CellAt(1));
        double kramers = Math.Log10(2 * Math.PI / Math.Sqrt(8 * barrier * 4 * barrier)) + barrier / Math.Log(10);
        Expect.Near(kramers, time.Log10, 0, 0.5 / barrier);
        Assert.Equal(barrier > 700, double.IsInfinity(time.Value));
    }

    [Fact]
    public void Steps_are_of_second_order_positive_and_conserve_the_sum()
    {
        CellChain chain = Oscillator.On(CellGrid.Uniform(-6, 6, 120));
        double[] start = new double[120];
        start[chain.Grid.CellAt(2.05)] = 1;

        // <x>(t) = x(0) e^-t exactly, as well for the cells: the drift is linear.
        double Error(int steps)
        {
            double[] p = chain.Evolve(start, time: 1, steps);
            double[] fine = chain.Evolve(start, time: 1, steps: 5000);
            return p.Zip(fine, (a, b) => Math.Abs(a - b)).Sum();
        }

        Assert.InRange(Error(50) / Error(100), 3.9, 4.1);
        double[] last = chain.Evolve(start, 1, 1000);
        Expect.Near(2.05 * Math.Exp(-1), last.Select((p, cell) => p * chain.Grid.Centre(cell)).Sum(), 3e-3);
    }

    // From one cell TR-BDF2 without limited flows falls to -0.037 at the second of these lengths and to -0.011 at the third.
    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.1)]
    [InlineData(10)]
    [InlineData(1e6)]
    public void Steps_of_any_length_are_positive_and_conserve_the_sum(double length)
    {
        CellChain chain = Oscillator.On(CellGrid.Uniform(-6, 6, 120));
        double[] p = new double[120];
        p[chain.Grid.CellAt(2.05)] = 1;
        for (int step = 0; step < 20; step++)
        {
            p = chain.Evolve(p, length, 1);
            Assert.All(p, value => Assert.True(value > 0, $"{value}"));
            Expect.Near(1.0, p.Sum(), 1e-13);
        }
    }

    [Fact]
    public void Coefficients_that_make_no_equation_are_refused()
    {
        var equation = Oscillator with { Diffusion = x => x };
        Assert.Contains("above zero", Assert.Throws<ArgumentException>(() => equation.On(CellGrid.Uniform(-1, 1, 10))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CellGrid([0, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CellGrid.Uniform(0, 1, 1));
    }
}
