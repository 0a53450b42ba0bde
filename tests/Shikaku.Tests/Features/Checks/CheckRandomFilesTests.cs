using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Records;
using Shikaku.Features.Checks;
using Shikaku.ReferenceData;

namespace Shikaku.Tests.Features.Checks;

/// <summary>
/// Whatever bytes are in the files, a run ends with results or with one sentence, the same ones for any number of threads and through spill files,
/// and never shows an individual number.
/// </summary>
public sealed class CheckRandomFilesTests : IDisposable
{
    private const int Files = 60;
    private static readonly string[] CodesToSee = ["S001", "S002", "S003", "S004", "S007", "S008", "S009", "S121", "S122", "S123", "S124"];
    private static readonly string[] ResultNames = ["judgements.csv", "findings.csv"];

    private readonly TemporaryFolder _folder = new();
    private readonly CheckTables _tables = new(TableFiles.Open());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_that_are_nearly_right_are_judged_alike_or_refused_in_a_sentence()
    {
        var judged = 0;
        var findings = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1UL; seed <= Files; seed++)
        {
            var random = new RandomFile(seed);
            _folder.Write("members.csv", random.Make(MemberColumns.All));
            _folder.Write("residents.csv", random.Make(ResidentColumns.All));
            var alone = Run(1, FileCheckOptions.DefaultResidentMemory);
            Assert.True(alone == Run(3, 1), $"seed {seed} differs with threads and spill files");
            Assert.All(PersonLine.Numbers, number => Assert.False(alone.Contains(number, StringComparison.Ordinal), $"seed {seed} shows a number"));
            judged += alone.StartsWith("line,", StringComparison.Ordinal) ? 1 : 0;
            findings.UnionWith(alone.Split('\n', ',').Where(field => field.Length == 4 && field[0] == 'S'));
        }

        // Otherwise the files would be too wrong to say anything.
        Assert.InRange(judged, Files / 2, Files - 1);
        Assert.Empty(CodesToSee.Except(findings));
    }

    private string Run(int threads, long memory)
    {
        var options = new FileCheckOptions
        {
            Members = _folder.PathOf("members.csv"),
            Residents = _folder.PathOf("residents.csv"),
            Output = _folder.PathOf("out"),
            Threads = threads,
            Day = new DateOnly(2026, 11, 21),
            ResidentMemory = memory,
            Explain = true,
        };
        try
        {
            new FileCheck(options, _tables, TimeProvider.System, _ => { }).Run(TestContext.Current.CancellationToken);
            return string.Concat(ResultNames.Select(name => File.ReadAllText(Path.Combine(options.Output, name), Encoding.UTF8)));
        }
        catch (UnusableInputException refusal)
        {
            return refusal.Message;
        }
    }
}
