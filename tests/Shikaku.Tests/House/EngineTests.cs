using Shikaku.Core.Judgement;

namespace Shikaku.Tests.House;

/// <summary>The one boundary of the house: the engine is pure C# without packages, IO, clock and async (docs/adr/0002).</summary>
public sealed class EngineTests
{
    private static readonly AssemblyUse Engine = AssemblyUse.Of(typeof(Mark).Assembly);

    [Fact]
    public void The_engine_refers_to_the_framework_alone()
    {
        Assert.NotEmpty(Engine.Assemblies);
        Assert.All(Engine.Assemblies, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.IO.")]
    [InlineData("System.Net.")]
    [InlineData("System.Threading.")]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("System.Diagnostics.Stopwatch")]
    [InlineData("System.Console")]
    [InlineData("System.Environment")]
    [InlineData("System.TimeProvider")]
    [InlineData("System.TimeZoneInfo")]
    [InlineData("System.Random")]
    [InlineData("System.Runtime.CompilerServices.Async")]
    [InlineData("System.Text.RegularExpressions.")]
    public void The_engine_uses_no_type_of(string forbidden)
    {
        string[] used =
        [
            .. Engine.Types.Where(
                name => name.StartsWith(forbidden, StringComparison.Ordinal) && !name.EndsWith("Exception", StringComparison.Ordinal)),
        ];
        Assert.Empty(used);
    }

    [Theory]
    [InlineData("System.DateTime.get_Now")]
    [InlineData("System.DateTime.get_UtcNow")]
    [InlineData("System.DateTime.get_Today")]
    [InlineData("System.DateTimeOffset.get_Now")]
    [InlineData("System.DateTimeOffset.get_UtcNow")]
    [InlineData("System.Guid.NewGuid")]
    [InlineData("System.String.Normalize")]
    [InlineData("System.Globalization.CultureInfo.get_CurrentCulture")]
    public void The_engine_never_calls(string forbidden) => Assert.DoesNotContain(forbidden, Engine.Members);

    [Fact]
    public void The_look_into_an_assembly_sees_what_it_uses()
    {
        var own = AssemblyUse.Of(typeof(EngineTests).Assembly);
        Assert.Contains("System.IO.File", own.Types);
        Assert.Contains("System.IO.File.ReadAllText", own.Members);
        Assert.Contains("Shikaku.Core", own.Assemblies);
    }
}
