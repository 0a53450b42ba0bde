using Shikaku.Commands;
using Shikaku.Core.Records;
using Shikaku.Features.Checks;
using Shikaku.Files;
using Shikaku.ReferenceData;

namespace Shikaku.Tests.Features.Checks;

/// <summary>An input that somebody writes to while it is read: the run says so and publishes nothing.</summary>
public sealed class CheckChangedFileTests : IDisposable
{
    private const int Rows = 25_000;

    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("members", 0, FileCheckOptions.DefaultResidentMemory)]
    [InlineData("members", 1_500_000, FileCheckOptions.DefaultResidentMemory)]
    [InlineData("members", 50_000_000, FileCheckOptions.DefaultResidentMemory)]
    [InlineData("members", 1_500_000, 1L)]
    [InlineData("residents", 0, FileCheckOptions.DefaultResidentMemory)]
    [InlineData("residents", 1_500_000, FileCheckOptions.DefaultResidentMemory)]
    [InlineData("residents", 50_000_000, 1L)]
    public void A_file_that_shrinks_or_grows_while_it_is_read_is_told_in_a_sentence(string file, long length, long memory)
    {
        WriteRows("東京都千代田区麹町一丁目1番1号");
        var failure = RunChanging(memory, () =>
        {
            using var stream = new FileStream(file == "members" ? _folder.Members : _folder.Residents, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.SetLength(length);
        });
        Assert.EndsWith("処理の途中でファイルが変更されました。もう一度実行してください。", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Output));
    }

    [Theory]
    [InlineData(FileCheckOptions.DefaultResidentMemory)]
    [InlineData(1L)]
    public void A_file_that_gets_shorter_rows_while_it_is_read_is_told_in_a_sentence(long memory)
    {
        WriteRows("東京都千代田区麹町一丁目1番1号");
        var length = new FileInfo(_folder.Members).Length;
        var failure = RunChanging(memory, () =>
        {
            using var stream = new FileStream(_folder.Members, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            var shorter = System.Text.Encoding.UTF8.GetBytes("\n" + PersonLine.Member().With("address", "").With("name_kana", "").ToMemberCsv());
            stream.Position = CheckFolder.MemberHeader.Length;
            while (stream.Position < length - shorter.Length)
            {
                stream.Write(shorter);
            }
        });
        Assert.Contains("変更されました", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_emptied_has_no_next_block()
    {
        WriteRows("");
        using var file = InputFile.Open(_folder.Members);
        using var reader = new FileBlockReader(file, FileHeader.Read(file, MemberColumns.All), takeDigest: true);
        File.WriteAllBytes(_folder.Members, []);
        Assert.False(reader.TryRead(new FileBlock()));
        Assert.Throws<UnusableInputException>(file.RequireUnchanged);
    }

    /// <summary>Runs a check and changes a file while the residents are read.</summary>
    private UnusableInputException RunChanging(long memory, Action change)
    {
        var options = new FileCheckOptions
        {
            Members = _folder.Members,
            Residents = _folder.Residents,
            Output = _folder.Output,
            Threads = 2,
            Day = new DateOnly(2026, 11, 21),
            ResidentMemory = memory,
        };
        var changes = 0;
        var check = new FileCheck(options, new CheckTables(TableFiles.Open()), TimeProvider.System, _ =>
        {
            if (Interlocked.Increment(ref changes) == 2)
            {
                change();
            }
        });
        return Assert.Throws<UnusableInputException>(() => check.Run(TestContext.Current.CancellationToken));
    }

    private void WriteRows(string address)
    {
        var member = PersonLine.Member("M-").With("address", address).ToMemberCsv();
        var resident = PersonLine.ResidentOf(PersonLine.Member()).ToResidentCsv();
        _folder.WriteMembers([CheckFolder.MemberHeader, .. Enumerable.Range(0, Rows).Select(i => member.Replace("M-", "M-" + i, StringComparison.Ordinal))])
            .WriteResidents([CheckFolder.ResidentHeader, .. Enumerable.Repeat(resident, Rows)]);
    }
}
