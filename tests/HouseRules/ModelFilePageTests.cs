using SpinTorque.Cli.Input;
using Xunit;

namespace SpinTorque.Tests.HouseRules;

public sealed class ModelFilePageTests
{
    private const string Page = "docs/model-file.md";

    [Fact]
    public void The_example_is_a_model()
    {
        ModelReading reading = ModelFile.Parse(Repository.Blocks(Page).Single(block => block.Language == "yaml").Text, Page, []);
        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Warnings);
        Assert.NotNull(reading.Model);
    }

    [Fact]
    public void Every_key_is_in_the_reference()
    {
        string page = Repository.Read(Page);
        BlockShape[] blocks =
        [
            ModelShape.Root, ModelShape.Grain, ModelShape.Charging, ModelShape.Level, ModelShape.Lead, ModelShape.Rates, ModelShape.Bath, ModelShape.Units,
        ];
        IEnumerable<string> values = blocks.SelectMany(block => block.Keys).Where(key => key.Shape is not BlockShape and not NamedShape).Select(key => key.Name);
        Assert.All(values, name => Assert.True(page.Contains($".{name}`", StringComparison.Ordinal) || page.Contains($"`{name}`", StringComparison.Ordinal)
            || page.Contains($"{name}[", StringComparison.Ordinal), name));
    }

    [Fact]
    public void Every_example_is_a_model_without_warnings() =>
        Assert.All(
            Repository.Files.Where(file => file.StartsWith("examples/", StringComparison.Ordinal) && file.EndsWith(".yaml", StringComparison.Ordinal)),
            file =>
            {
                ModelReading reading = ModelFile.Read(Repository.PathOf(file), []);
                Assert.NotNull(reading.Model);
                Assert.Empty(reading.Warnings);
            });
}
