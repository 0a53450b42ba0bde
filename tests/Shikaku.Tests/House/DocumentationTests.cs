using System.Text;
using System.Text.RegularExpressions;
using Shikaku.Commands;
using Shikaku.Core.Records;
using Shikaku.Features.Mergers;
using Shikaku.Features.Residents;

namespace Shikaku.Tests.House;

/// <summary>What the documents say of the repository is so.</summary>
public sealed class DocumentationTests
{
    private static readonly Regex MapRow = Pattern("""^\| `(?<folder>src/[^`]+/)` \|""");

    private static readonly Regex Link = Pattern("""\]\((?<target>[^)#\s]+)""");

    private static readonly Regex RuleOff = Pattern("""^dotnet_diagnostic\.(?<rule>\w+)\.severity = none""");

    [Fact]
    public void The_map_names_every_folder_of_the_sources_and_no_other()
    {
        var folders = Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.razor")).Select(path => path[..(path.LastIndexOf('/') + 1)]).Distinct().Order(StringComparer.Ordinal);
        var named = MapRow.Matches(Repository.Read("ARCHITECTURE.md")).Select(row => row.Groups["folder"].Value).Order(StringComparer.Ordinal);
        Assert.Equal(folders, named);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ja.md")]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("bench/README.md")]
    [InlineData("docs/guide/accounts.md")]
    [InlineData("docs/guide/check.md")]
    [InlineData("docs/guide/evaluate.md")]
    [InlineData("docs/guide/missing.md")]
    [InlineData("docs/guide/operate.md")]
    [InlineData("docs/guide/residents.md")]
    [InlineData("docs/guide/tables.md")]
    public void Every_link_leads_to_a_file(string document)
    {
        var targets = Link.Matches(Repository.Read(document)).Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'));
        var folder = Path.GetDirectoryName(Repository.PathOf(document))!;
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{document} links to {target}"));
    }

    [Fact]
    public void The_guide_of_the_check_names_every_column_and_every_option()
    {
        var guide = Repository.Read("docs/guide/check.md");
        var host = new CommandHost(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsTerminal: false);
        string[] words =
        [
            .. MemberColumns.All.ToArray().Concat(ResidentColumns.All.ToArray()).Select(column => column.JapaneseName),
            .. CheckCommand.Create(host).Options.Select(option => option.Name),
        ];
        Assert.Empty(words.Where(word => !guide.Contains(word, StringComparison.Ordinal)).ToArray());
    }

    [Fact]
    public void The_guide_of_the_tables_names_every_column_option_and_finding()
    {
        var guide = Repository.Read("docs/guide/tables.md");
        var host = new CommandHost(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsTerminal: false);
        string[] words =
        [
            .. MergerColumns.All.ToArray().Select(column => column.JapaneseName),
            .. TablesCommand.Create(host).Subcommands.Single().Options.Select(option => option.Name),
            .. Enum.GetValues<MergerCode>().Select(code => $"| {code} | {(MergerCatalogue.Of(code).Severity == Severity.Error ? "誤り" : "注意")} | {MergerCatalogue.Of(code).Sentence} |"),
        ];
        Assert.Empty(words.Where(word => !guide.Contains(word, StringComparison.Ordinal)).ToArray());
    }

    [Fact]
    public void The_guide_of_the_exchange_names_every_option_problem_and_the_headers()
    {
        var guide = Repository.Read("docs/guide/residents.md");
        var host = new CommandHost(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsTerminal: false);
        string[] words =
        [
            .. ResidentsCommand.Create(host).Subcommands.Single().Options.Select(option => option.Name),
            .. Enum.GetNames<RegistryReplyProblem>().Where(name => name != nameof(RegistryReplyProblem.None)),
            Encoding.UTF8.GetString(RegistryReplyColumns.Header).TrimEnd('\n'),
            .. Enum.GetValues<InquiryKind>().Select(kind => Encoding.UTF8.GetString(RegistryRequestColumns.HeaderOf(kind)).TrimEnd('\n')),
        ];
        Assert.Empty(words.Where(word => !guide.Contains(word, StringComparison.Ordinal)).ToArray());
    }

    [Fact]
    public void Every_rule_that_is_off_has_its_reason_written_down()
    {
        var general = Repository.Read(".editorconfig").Split("[tests/")[0];
        var reasons = Repository.Read("CONTRIBUTING.md");
        Assert.All(RuleOff.Matches(general), rule => Assert.Contains(rule.Groups["rule"].Value, reasons, StringComparison.Ordinal));
    }

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
