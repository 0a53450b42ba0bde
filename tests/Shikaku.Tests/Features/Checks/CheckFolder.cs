using System.Text;
using System.Text.Json;
using Shikaku.Core.Records;
using Shikaku.Tests.Commands;

namespace Shikaku.Tests.Features.Checks;

/// <summary>A folder with the two files of a check, and its results after <see cref="RunAsync"/>.</summary>
internal sealed class CheckFolder : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly TemporaryFolder _folder = new();

    public static string MemberHeader { get; } = string.Join(',', MemberColumns.All.ToArray().Select(column => column.Name));

    public static string ResidentHeader { get; } = string.Join(',', ResidentColumns.All.ToArray().Select(column => column.Name));

    public string Members => _folder.PathOf("members.csv");

    public string Residents => _folder.PathOf("residents.csv");

    public string Output => _folder.PathOf("out");

    /// <summary>Lines of judgements.csv behind the header, parted at commas.</summary>
    public string[][] Judgements => Lines("judgements.csv");

    /// <summary>Lines of findings.csv behind the header, parted at commas.</summary>
    public string[][] Findings => Lines("findings.csv");

    public JsonElement Summary => JsonDocument.Parse(File.ReadAllText(Path.Combine(Output, "summary.json"))).RootElement;

    /// <summary>The judgement of the only member, as mark and stop.</summary>
    public string OnlyJudgement => Assert.Single(Judgements) is var fields ? fields[3] + fields[4] : "";

    /// <summary>The findings as line and code.</summary>
    public IEnumerable<string> FindingCodes => Findings.Select(fields => fields[0] + " " + fields[2]);

    public CheckFolder WriteMembers(params PersonLine[] members) => WriteMembers([MemberHeader, .. members.Select(member => member.ToMemberCsv())]);

    public CheckFolder WriteMembers(params string[] lines) => Write(Members, lines);

    public CheckFolder WriteResidents(params PersonLine[] residents) => WriteResidents([ResidentHeader, .. residents.Select(resident => resident.ToResidentCsv())]);

    public CheckFolder WriteResidents(params string[] lines) => Write(Residents, lines);

    public Task<CommandRun> RunAsync(params string[] more) =>
        CommandRun.OfAsync(["check", "--members", Members, "--residents", Residents, "--out", Output, .. more]);

    public byte[] Result(string name) => File.ReadAllBytes(Path.Combine(Output, name));

    public void Dispose() => _folder.Dispose();

    private static CheckFolder Write(CheckFolder folder, string path, string[] lines)
    {
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")), Utf8);
        return folder;
    }

    private CheckFolder Write(string path, string[] lines) => Write(this, path, lines);

    private string[][] Lines(string name) =>
        [.. File.ReadAllLines(Path.Combine(Output, name)).Skip(1).Select(line => line.Split(','))];
}
