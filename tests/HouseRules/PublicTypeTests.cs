using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace SpinTorque.Tests.HouseRules;

public sealed class PublicTypeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Libraries = [typeof(Grain).Assembly, typeof(GrainModel).Assembly, typeof(MacrospinGrain).Assembly];

    [Fact]
    public void Public_types_share_one_namespace() =>
        Assert.All(Public(), type => Assert.True(string.Equals(type.Namespace, "SpinTorque", StringComparison.Ordinal), type.FullName));

    [Fact]
    public void Classes_are_sealed_static_or_abstract() =>
        Assert.All(Own(), type => Assert.True(!type.IsClass || type.IsSealed || type.IsAbstract, type.FullName));

    [Fact]
    public void Properties_are_set_at_construction_only() =>
        Assert.All(
            Public().SelectMany(type => type.GetProperties(Declared)),
            property => Assert.True(property.SetMethod is not { IsPublic: true } setter || IsInit(setter), $"{property.DeclaringType}.{property.Name}"));

    [Fact]
    public void Fields_are_not_public() =>
        Assert.All(
            Public().Where(type => !type.IsEnum).SelectMany(type => type.GetFields(Declared)),
            field => Assert.True(field.IsLiteral, $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void The_command_line_exposes_nothing() => Assert.Empty(typeof(SpinTorque.Cli.Commands.SpinTorqueCommand).Assembly.GetExportedTypes());

    private static IEnumerable<Type> Public() => Libraries.SelectMany(library => library.GetExportedTypes());

    private static IEnumerable<Type> Own() => Libraries
        .Append(typeof(SpinTorque.Cli.Commands.SpinTorqueCommand).Assembly)
        .SelectMany(library => library.GetTypes())
        .Where(type => type.Namespace?.StartsWith("SpinTorque", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
