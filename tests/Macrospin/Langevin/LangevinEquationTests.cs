using Xunit;

namespace SpinTorque.Tests.Macrospin.Langevin;

public sealed class LangevinEquationTests
{
    // dx = -x dt + sqrt(2) dW far from the ends: Euler's stationary variance is 1/(1 - h/2), an error of first order in the step. 400 paths of
    // 2000 times: standard error of the variance about 0.004 at h = 0.2 (some 2 units of time forgotten).
    [Theory]
    [InlineData(0.4)]
    [InlineData(0.2)]
    public void The_weak_error_is_of_first_order_in_the_step(double step)
    {
        var equation = new FokkerPlanckEquation { Drift = x => -x, Diffusion = _ => 1, Form = DiffusionForm.Flux };
        var langevin = new LangevinEquation(equation, -12, 12);
        double square = 0;
        for (ulong path = 0; path < 400; path++)
            square += langevin.Path(0, step, 2100, seed: 5, path).Skip(100).Average(x => x * x) / 400;
        Expect.Near(1 / (1 - step / 2), square, 0, 0.02);
    }

    // No current in flux form, 2 x rho = (x^2 + 0.1) drho/dx: rho ~ x^2 + 0.1 with mean 9/13. Without dD/dx it would be flat, mean 1/2.
    [Fact]
    public void Multiplicative_noise_and_mirrors_give_the_stationary_density()
    {
        var equation = new FokkerPlanckEquation { Drift = x => 2 * x, Diffusion = x => x * x + 0.1, Form = DiffusionForm.Flux };
        var langevin = new LangevinEquation(equation, 0, 1);
        double mean = 0, square = 0;
        for (ulong path = 0; path < 100; path++)
        {
            double[] x = [.. langevin.Path(0.5, 2.5e-4, 30_000, seed: 6, path).Skip(4000)];
            Assert.All(x, value => Assert.InRange(value, 0, 1));
            (mean, square) = (mean + x.Average() / 100, square + x.Average(value => value * value) / 100);
        }
        // standard error of the mean about 0.004; <x^2> = (1/5 + 1/30)/(1/3 + 1/10) = 7/13
        Expect.Near(9.0 / 13, mean, 0, 0.02);
        Expect.Near(7.0 / 13, square, 0, 0.02);
    }

    [Fact]
    public void Seed_and_number_determine_a_path_and_strong_noise_never_leaves()
    {
        var equation = new FokkerPlanckEquation { Drift = _ => 50, Diffusion = _ => 9, Form = DiffusionForm.Ito };
        var langevin = new LangevinEquation(equation, -1, 1);
        double[] path = langevin.Path(0.9, 0.5, 500, seed: 7, path: 3);
        Assert.All(path, x => Assert.InRange(x, -1, 1));
        Assert.Equal(path, langevin.Path(0.9, 0.5, 500, seed: 7, path: 3));
        Assert.NotEqual(path, langevin.Path(0.9, 0.5, 500, seed: 7, path: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => langevin.Path(1.1, 0.1, 1, seed: 0));
    }
}
