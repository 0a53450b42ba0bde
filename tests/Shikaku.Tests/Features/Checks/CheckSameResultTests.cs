using System.Text;
using Shikaku.Commands;

namespace Shikaku.Tests.Features.Checks;

/// <summary>The same files give the same bytes, however the work is done.</summary>
public sealed class CheckSameResultTests : IDisposable
{
    private const int Rows = 30_000;
    private static readonly string[] ResultNames = ["judgements.csv", "findings.csv"];

    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task For_any_number_of_threads_and_through_spill_files()
    {
        WriteManyRows();
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("--threads", "1")).ExitCode);
        var expected = ResultNames.Select(_folder.Result).ToArray();
        Assert.Contains("S008", Encoding.UTF8.GetString(expected[1]), StringComparison.Ordinal);
        foreach (var options in new string[][] { ["--threads", "2"], ["--threads", "7"], ["--threads", "1", "--memory", "1"], ["--threads", "3", "--memory", "1"] })
        {
            await _folder.RunAsync(options);
            Assert.Equal(expected, ResultNames.Select(_folder.Result).ToArray());
        }

        Assert.Equal(["findings.csv", "judgements.csv", "summary.json"], Directory.EnumerateFileSystemEntries(_folder.Output).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task For_shift_jis_files()
    {
        WriteManyRows();
        await _folder.RunAsync();
        var expected = ResultNames.Select(_folder.Result).ToArray();
        var cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;
        foreach (var path in new[] { _folder.Members, _folder.Residents })
        {
            await File.WriteAllBytesAsync(path, cp932.GetBytes(await File.ReadAllTextAsync(path)));
        }

        await _folder.RunAsync();
        Assert.Equal("CP932", _folder.Summary.GetProperty("inputs").GetProperty("residents").GetProperty("encoding").GetString());
        Assert.Equal(expected, ResultNames.Select(_folder.Result).ToArray());
    }

    /// <summary>Enough rows for several blocks, with every kind of trouble among them.</summary>
    private void WriteManyRows()
    {
        var members = new List<string> { CheckFolder.MemberHeader };
        var residents = new List<string> { CheckFolder.ResidentHeader };
        for (var i = 0; i < Rows; i++)
        {
            var member = PersonLine.Member("M" + i, MadeUpNumber(i)).With("birth_date", (19400101 + (10_000 * (i % 80)) + (i % 28)).ToString(System.Globalization.CultureInfo.InvariantCulture));
            var resident = PersonLine.ResidentOf(member);
            switch (Scatter(i) % 12)
            {
                case 0:
                    resident = resident.With("address", "東京都千代田区麹町2-3-4");
                    break;
                case 1:
                    resident = resident.With("name_kanji", "基金 陽子");
                    break;
                case 2:
                    members.Add(member.ToMemberCsv());
                    break;
                case 3:
                    members.Add(member.With("sex", "1").ToMemberCsv());
                    break;
                case 4:
                    residents.Insert(1 + (Scatter(i + Rows) % residents.Count), resident.ToResidentCsv());
                    break;
                case 5:
                    members.Add("broken,\"row");
                    break;
                case 6:
                    member = member.With("address", "東京都千代田区\n麹町");
                    break;
                case 7:
                    continue;
            }

            members.Insert(Math.Max(1, members.Count - (Scatter(i + Rows) % 1000)), member.ToMemberCsv());
            residents.Insert(1 + (Scatter(i + Rows) % residents.Count), resident.ToResidentCsv());
        }

        _folder.WriteMembers([.. members]).WriteResidents([.. residents]);
    }

    private static int Scatter(int i) => (int)(unchecked((uint)i * 2_654_435_761U) >> 8);

    private static string MadeUpNumber(int i)
    {
        var body = (10_000_000_000L + (i * 7919L)).ToString("D11", System.Globalization.CultureInfo.InvariantCulture);
        return body + Core.Identifiers.CheckDigits.Modulus11Person(Encoding.ASCII.GetBytes(body));
    }
}
