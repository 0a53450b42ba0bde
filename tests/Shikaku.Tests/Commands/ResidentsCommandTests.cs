using System.CommandLine;
using System.Text.Json;
using Shikaku.Commands;
using Shikaku.Features.Residents;
using Shikaku.Tests.Features.Residents;

namespace Shikaku.Tests.Commands;

/// <summary><c>shikaku residents serve</c>, and how other commands are told where the registry is.</summary>
public sealed class ResidentsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_says_when_it_is_ready_in_one_line_of_json_and_ends_when_asked()
    {
        var residents = MadeResidents.Write(_folder, 20);
        using var serve = ProgramProcess.Start("residents", "serve", "--file", residents, "--port", "0", "--exchange", _folder.PathOf("exchange"), "--json");
        Assert.Matches("^住民 20 人の照会に http://127.0.0.1:[0-9]+、.* で答えます。$", await serve.ReadMessageAsync());
        serve.Signal(ProgramProcess.Interrupt);
        var (code, output, error) = await serve.EndAsync();
        Assert.Equal((ExitCode.Done, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Single(output.TrimEnd('\n').Split('\n'));
        Assert.Equal(20, json.RootElement.GetProperty("residents").GetInt32());
        Assert.StartsWith("http://127.0.0.1:", json.RootElement.GetProperty("address").GetString(), StringComparison.Ordinal);
        Assert.Equal(_folder.PathOf("exchange"), json.RootElement.GetProperty("exchange").GetString());
    }

    [Theory]
    [InlineData("--port か --exchange を指定してください。")]
    [InlineData("--errors は 0 から 100 までの数です。", "--port", "0", "--errors", "101")]
    [InlineData("--partial は 0 から 100 までの数です。", "--port", "0", "--partial", "-1")]
    [InlineData("--outage は「開始からの秒数,長さの秒数」です。", "--port", "0", "--outage", "5")]
    [InlineData("--port は 0 から 65535 までの整数です。", "--port", "65536")]
    public async Task Wrong_options_are_told(string sentence, params string[] options)
    {
        var run = await CommandRun.OfAsync(["residents", "serve", "--file", MadeResidents.Write(_folder, 1), .. options]);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_numbers_is_unusable()
    {
        var run = await CommandRun.OfAsync("residents", "serve", "--file", _folder.Write("members.csv", "name\nx\n"), "--port", "0");
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("individual_number(個人番号)", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://registry.example/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:word@registry.example/")]
    [InlineData("https://registry.example/?x=1")]
    [InlineData("registry")]
    public void Numbers_go_over_no_open_line_and_to_no_strange_address(string url) => Assert.StartsWith(
        "--registry-url: ", Assert.Throws<WrongUsageException>(() => Open("--registry-url", url)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_registry_is_asked_in_one_way()
    {
        Assert.Null(Open());
        using var files = Open("--registry-files", _folder.PathOf("exchange"));
        Assert.IsType<FileTransport>(files);
        using var http = Open("--registry-url", "https://registry.example/v1");
        Assert.IsType<HttpTransport>(http);
        Assert.Throws<WrongUsageException>(() => Open("--registry-files", _folder.PathOf("exchange"), "--registry-url", "https://registry.example/"));
    }

    public void Dispose() => _folder.Dispose();

    private static IRegistryTransport? Open(params string[] arguments)
    {
        var options = new RegistryOptions();
        return options.Open(options.AddTo(new Command("any")).Parse(arguments), TimeProvider.System);
    }
}
