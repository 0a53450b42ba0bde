using System.Text.Json;
using Shikaku.Commands;
using Shikaku.Core.Text;

namespace Shikaku.Tests.Commands;

/// <summary>The switch that forces the kernels: it holds for the whole process, so no other test runs meanwhile.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class KernelChoiceTests : IDisposable
{
    public void Dispose() => Kernels.Force(scalar: false);

    [Theory]
    [InlineData("scalar", "scalar", "スカラー")]
    [InlineData("vector", "vector", "ベクトル")]
    [InlineData("", "vector", "ベクトル")]
    [InlineData(null, "vector", "ベクトル")]
    public async Task Doctor_tells_which_kernels_run_and_all_is_well(string? choice, string kernels, string shown)
    {
        Assert.SkipUnless(Kernels.AreVectorised, "This processor has no vectors.");
        var text = await CommandRun.WithKernelsAsync(choice, "doctor");
        Assert.Equal(ExitCode.Done, text.ExitCode);
        Assert.Contains($"計算方式 {shown}\n", text.Output, StringComparison.Ordinal);

        var json = await CommandRun.WithKernelsAsync(choice, "doctor", "--json");
        Assert.Equal(kernels, JsonDocument.Parse(json.Output).RootElement.GetProperty("kernels").GetString());
    }

    [Theory]
    [InlineData("Scalar")]
    [InlineData("avx2")]
    [InlineData(" ")]
    public async Task Another_value_is_wrong_usage(string choice)
    {
        var run = await CommandRun.WithKernelsAsync(choice, "doctor");
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal("環境変数 SHIKAKU_KERNELS には scalar か vector を指定してください。\n", run.Error);
    }

    [Fact]
    public async Task A_check_says_the_same_with_either_kernels()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.Done, (await CommandRun.OfAsync("sample", "--members", "2000", "--seed", "5", "--noise", "heavy", "--out", folder.PathOf("sample"))).ExitCode);
        foreach (var kernels in (string[])["vector", "scalar"])
        {
            var run = await CommandRun.WithKernelsAsync(
                kernels, "check", "--members", folder.PathOf("sample/members.csv"), "--residents", folder.PathOf("sample/residents.csv"), "--out", folder.PathOf(kernels));
            Assert.Equal(ExitCode.Done, run.ExitCode);
        }

        foreach (var file in (string[])["judgements.csv", "findings.csv"])
        {
            Assert.Equal(await File.ReadAllBytesAsync(folder.PathOf("vector/" + file), TestContext.Current.CancellationToken),
                await File.ReadAllBytesAsync(folder.PathOf("scalar/" + file), TestContext.Current.CancellationToken));
        }
    }
}
