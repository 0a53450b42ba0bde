using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Shikaku.Tests.House;

/// <summary>
/// The tour in the README shows what the program really prints: each command is run, in order, in an empty folder. To write the tour anew
/// after a change, run this class with the environment variable <c>SHIKAKU_WRITE_DOCS=1</c>.
/// </summary>
public sealed class TourTests : IDisposable
{
    private const string BlockStart = "```console\n";
    private const string BlockEnd = "```";

    private static readonly Regex Seconds =
        new("[0-9.,]+ ?秒", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    private readonly string _folder = Directory.CreateTempSubdirectory("shikaku-tour-").FullName;

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ja.md")]
    public async Task The_tour_prints_what_the_document_shows(string document)
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "shikaku"), Repository.PathOf("shikaku"));
        var shown = TourOf(Repository.Read(document));
        var commands = shown.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..]).ToArray();
        Assert.Contains(commands, command => command.StartsWith("./shikaku check ", StringComparison.Ordinal));

        var printed = new StringBuilder();
        foreach (var command in commands)
        {
            printed.Append("$ ").Append(command).Append('\n').Append(await PrintedByAsync(command));
        }

        if (Environment.GetEnvironmentVariable("SHIKAKU_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(
                Repository.PathOf(document), Repository.Read(document).Replace(shown, printed.ToString(), StringComparison.Ordinal));
            return;
        }

        Assert.True(
            Seconds.Replace(shown, "") == Seconds.Replace(printed.ToString(), ""),
            $"{document} shows another tour; SHIKAKU_WRITE_DOCS=1 ./test writes it anew. Printed now:\n{printed}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string TourOf(string document) => document.Split(BlockStart)[1].Split(BlockEnd)[0];

    private async Task<string> PrintedByAsync(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"set -o pipefail; {command}"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var progress = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"$ {command}\n{printed}\n{await progress}");
        return string.Concat(printed.Split('\n').Where(line => line.Length > 0).Select(line => line.TrimEnd() + "\n"));
    }
}
