namespace Shikaku.Tests.House;

/// <summary>What every source file keeps to; CONTRIBUTING.md says why.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 400;

    // Written in two parts, so that this file does not find itself.
    private static readonly string[] UnfinishedMarks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception", "Skip" + " = \""];

    private static readonly string[] ForeignPlaces = ["/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/", "registry.npm" + "js.org", "api.nuget" + ".org"];

    [Fact]
    public void No_source_file_is_longer_than_400_lines() => Assert.Empty(
        from path in Sources()
        let lines = File.ReadLines(Repository.PathOf(path)).Count()
        where lines > LongestFile
        select $"{path} has {lines} lines");

    [Fact]
    public void Nothing_is_left_unfinished_or_skipped() => Assert.Empty(Occurrences(Sources(), UnfinishedMarks));

    [Fact]
    public void No_file_names_a_machine_or_a_package_host() => Assert.Empty(Occurrences([.. Sources(), .. Texts()], ForeignPlaces));

    [Fact]
    public void Only_the_commands_know_the_command_line_parser() =>
        Assert.Empty(Occurrences(
            Repository.Files("src", "*.cs").Where(path => !path.StartsWith("src/Shikaku/Commands/", StringComparison.Ordinal)),
            ["System.CommandLine"]));

    [Fact]
    public void A_namespace_is_the_folder_it_lies_in() => Assert.Empty(
        from path in Sources()
        where Path.GetFileName(path) is not ("Program.cs" or "Usings.cs")
        let declared = File.ReadLines(Repository.PathOf(path)).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
        where declared != $"namespace {NamespaceOf(path)};"
        select $"{path} declares '{declared}'");

    private static IEnumerable<string> Occurrences(IEnumerable<string> paths, string[] words) =>
        from path in paths
        from line in File.ReadLines(Repository.PathOf(path))
        from word in words
        where line.Contains(word, StringComparison.Ordinal)
        select $"{path}: {line.Trim()}";

    private static IReadOnlyList<string> Sources()
    {
        string[] sources = [.. new[] { "src", "tests", "tools", "bench" }.SelectMany(folder => Repository.Files(folder, "*.cs"))];
        Assert.NotEmpty(sources);
        return sources;
    }

    private static IEnumerable<string> Texts() =>
        Directory.EnumerateFiles(Repository.Root)
            .Select(path => Path.GetFileName(path))
            .Where(name => name != ".git")
            .Concat(Repository.Files("docs", "*.md"))
            .Concat(Repository.Files("bench", "*.mjs"))
            .Concat(Repository.Files("data", "*.json"));

    // src/Shikaku.Core/Text/X.cs lies in Shikaku.Core.Text: the project's folder is the root of its namespaces.
    private static string NamespaceOf(string path) => string.Join('.', path.Split('/')[1..^1]);
}
