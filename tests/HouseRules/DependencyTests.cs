using System.Reflection;
using Xunit;

namespace SpinTorque.Tests.HouseRules;

public sealed class DependencyTests
{
    private static readonly Assembly States = typeof(Grain).Assembly;
    private static readonly Assembly Equation = typeof(GrainModel).Assembly;
    private static readonly Assembly CommandLine = typeof(SpinTorque.Cli.Commands.SpinTorqueCommand).Assembly;

    [Fact]
    public void The_state_space_knows_nothing_of_what_is_built_on_it() => Assert.Empty(Own(States));

    [Fact]
    public void The_master_equation_knows_the_state_space_only() => Assert.Equal(["SpinTorque.StateSpace"], Own(Equation));

    [Fact]
    public void The_command_line_knows_the_libraries() =>
        Assert.Equal(["SpinTorque.Macrospin", "SpinTorque.MasterEquation", "SpinTorque.StateSpace"], Own(CommandLine));

    [Fact]
    public void The_libraries_depend_on_the_base_library_alone() =>
        Assert.All(
            new[] { States, Equation }.SelectMany(library => library.GetReferencedAssemblies()),
            reference => Assert.True(reference.Name!.StartsWith("System.", StringComparison.Ordinal) || IsOwn(reference), reference.Name));

    private static string[] Own(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Where(IsOwn).Select(reference => reference.Name!).Order(StringComparer.Ordinal)];

    private static bool IsOwn(AssemblyName name) => name.Name!.StartsWith("SpinTorque", StringComparison.OrdinalIgnoreCase);
}
