using System.Text;
using Shikaku.Commands;
using Shikaku.Features.Residents;

namespace Shikaku.Tests.Features.Residents;

/// <summary>The file exchange as the asking side sees it, whatever the other side and the disk do.</summary>
public sealed class FileTransportTests : IDisposable
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();
    private readonly RegistryRequest _request = new(Guid.Parse("01a20027-ee7e-7428-83a9-681355385139"), InquiryKind.Number);
    private readonly ManualClock _clock = new();
    private readonly FileTransport _transport;

    public FileTransportTests() => _transport = new FileTransport(ExchangeFolder.Open(Exchange), _clock);

    private string Exchange => _folder.PathOf("exchange");

    private string RequestFile => Path.Combine(Exchange, "requests", $"{_request.Id}.number.csv");

    [Fact]
    public async Task A_request_lies_there_under_its_name_for_its_owner_alone()
    {
        Assert.Equal(SendResult.Sent, await SendAsync());
        Assert.Equal("line,individual_number\n1,", (await File.ReadAllTextAsync(RequestFile))[..25]);
        Assert.Equal(OwnersFile, File.GetUnixFileMode(RequestFile));
        Assert.All(["requests", "replies", "refused"], name => Assert.Equal(OwnersFolder, File.GetUnixFileMode(Path.Combine(Exchange, name))));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Exchange, "requests")));
    }

    [Fact]
    public void Folders_that_others_may_look_into_are_closed_to_them()
    {
        var replies = Path.Combine(Exchange, "replies");
        File.SetUnixFileMode(replies, OwnersFolder | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        ExchangeFolder.Open(Exchange);
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(replies));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_told_of() =>
        Assert.Contains("ファイル交換のフォルダーを使えません", Assert.Throws<UnusableInputException>(() => ExchangeFolder.Open(_folder.Write("file", "x"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Sending_again_changes_nothing_while_the_request_lies_there_and_after_it_was_answered()
    {
        await SendAsync();
        Assert.Equal(SendResult.Sent, await SendAsync());
        File.Delete(RequestFile);
        WriteReply(1, ReplyText.None(1));
        Assert.Equal(SendResult.Sent, await SendAsync());
        Assert.False(File.Exists(RequestFile));
    }

    [Fact]
    public async Task What_a_sender_left_that_was_killed_before_the_file_had_its_name_is_no_request_and_goes_in_time()
    {
        var leftover = RequestFile + ".abc.part";
        await File.WriteAllTextAsync(leftover, "line,individual_number\n1,");
        File.SetLastWriteTimeUtc(leftover, _clock.GetUtcNow().UtcDateTime);
        Assert.Equal(SendResult.Sent, await SendAsync());
        Assert.True(File.Exists(RequestFile));

        await RefuseAsync(_request.Id);
        Assert.True(File.Exists(leftover));
        _clock.Pass(TimeSpan.FromMinutes(11));
        await RefuseAsync(_request.Id);
        Assert.False(File.Exists(leftover));
        Assert.True(File.Exists(RequestFile));
    }

    [Fact]
    public async Task A_folder_that_is_gone_delays()
    {
        Directory.Delete(Exchange, recursive: true);
        Assert.Equal(SendResult.Unavailable, await SendAsync());
        Assert.False(_transport.IsReachable);
        Assert.Empty(await ReceiveAsync(acknowledge: true));
        await _transport.CloseAsync(_request, CancellationToken.None);
        Assert.Empty(await RefuseAsync());

        ExchangeFolder.Open(Exchange);
        Assert.Equal(SendResult.Sent, await SendAsync());
        Assert.True(_transport.IsReachable);
    }

    [Fact]
    public async Task Pieces_come_until_they_are_acknowledged_and_the_end_is_told_when_request_and_pieces_are_gone()
    {
        await SendAsync();
        Assert.Empty(await ReceiveAsync(acknowledge: true));
        WriteReply(2, ReplyText.None(1));
        WriteReply(1, ReplyText.None(1, status: 9));
        Assert.Equal([1, 2], await ReceiveAsync(acknowledge: false));
        Assert.Equal([1, 2], await ReceiveAsync(acknowledge: true));
        Assert.Empty(await ReceiveAsync(acknowledge: true));
        File.Delete(RequestFile);
        Assert.Equal([0], await ReceiveAsync(acknowledge: true));
    }

    [Fact]
    public async Task A_piece_that_is_still_being_written_is_not_seen()
    {
        await SendAsync();
        await File.WriteAllTextAsync(Path.Combine(Exchange, "replies", $"{_request.Id}.1.csv.part"), ReplyText.Header);
        Assert.Empty(await ReceiveAsync(acknowledge: true));
        Assert.Empty(await RefuseAsync());
    }

    [Fact]
    public async Task An_unreadable_piece_is_put_aside_and_the_right_one_may_follow()
    {
        await SendAsync();
        await File.WriteAllTextAsync(Path.Combine(Exchange, "replies", $"{_request.Id}.1.csv"), "<html>");
        var refused = new List<RefusedReply>();
        await foreach (var arrival in _transport.ReceiveAsync([new AwaitedRequest(_request, 0)], CancellationToken.None))
        {
            Assert.Null(RegistryReplyReader.Open(arrival.Reply!));
            refused.Add(await arrival.Reply!.RefuseAsync(CancellationToken.None));
        }

        Assert.Equal([new RefusedReply($"{_request.Id}.1.csv", ReplyFault.Unreadable)], refused);
        Assert.Equal("<html>", await File.ReadAllTextAsync(Path.Combine(Exchange, "refused", $"{_request.Id}.1.csv")));
        Assert.Empty(await ReceiveAsync(acknowledge: true));
    }

    [Fact]
    public async Task Replies_that_nobody_waits_for_are_put_aside_and_told_by_name_without_numbers()
    {
        var stranger = Guid.Parse("01a20028-ee7e-7428-83a9-681355385139");
        var replies = Path.Combine(Exchange, "replies");
        string[] names = [$"{stranger}.1.csv", $"{_request.Id}.0.csv", $"{_request.Id}.01.csv", $"{_request.Id}.1.csv", $"{MadeResidents.DigitsOf(1)}.csv", "memo.txt"];
        Array.ForEach(names, name => File.WriteAllText(Path.Combine(replies, name), "x"));
        var refused = await RefuseAsync(_request.Id);
        Assert.Equal([$"{_request.Id}.1.csv"], Directory.EnumerateFiles(replies).Select(path => Path.GetFileName(path)));
        Assert.Equal(
            [
                "************.csv Misnamed", "01a20027-ee7e-7428-83a9-************.0.csv Misnamed", "01a20027-ee7e-7428-83a9-************.01.csv Misnamed",
                $"{stranger}.1.csv UnknownRequest", "memo.txt Misnamed",
            ],
            refused.Select(reply => $"{reply.Name} {reply.Reason}").Order(StringComparer.Ordinal));
        Assert.All(refused, reply => Assert.StartsWith(reply.Name, reply.Sentence, StringComparison.Ordinal));

        // A second one of the same name does not replace the first.
        await File.WriteAllTextAsync(Path.Combine(replies, "memo.txt"), "y");
        Assert.Single(await RefuseAsync(_request.Id));
        Assert.Equal("x", await File.ReadAllTextAsync(Path.Combine(Exchange, "refused", "memo.txt")));
        Assert.Equal("y", await File.ReadAllTextAsync(Path.Combine(Exchange, "refused", "memo.txt.2")));
    }

    [Fact]
    public async Task A_closed_request_leaves_nothing_behind()
    {
        await SendAsync();
        WriteReply(1, ReplyText.None(1));
        await _transport.CloseAsync(_request, CancellationToken.None);
        Assert.Empty(Directory.EnumerateFiles(Exchange, "*", SearchOption.AllDirectories));
    }

    public void Dispose()
    {
        _transport.Dispose();
        _folder.Dispose();
    }

    private async Task<SendResult> SendAsync()
    {
        using var writer = new RegistryRequestWriter(InquiryKind.Number);
        writer.Add(MadeResidents.NumberOf(1));
        return await _transport.SendAsync(_request, writer.Content, CancellationToken.None);
    }

    /// <summary>The pieces of one round; 0 where the end is told.</summary>
    private async Task<List<int>> ReceiveAsync(bool acknowledge)
    {
        var pieces = new List<int>();
        await foreach (var arrival in _transport.ReceiveAsync([new AwaitedRequest(_request, 0)], CancellationToken.None))
        {
            pieces.Add(arrival.Reply?.Piece ?? 0);
            if (acknowledge && arrival.Reply is { } reply)
            {
                await reply.AcknowledgeAsync(CancellationToken.None);
            }
        }

        return pieces;
    }

    private Task<IReadOnlyList<RefusedReply>> RefuseAsync(params Guid[] open) =>
        _transport.RefuseStrangersAsync((_, _) => Task.FromResult<IReadOnlySet<Guid>>(open.ToHashSet()), CancellationToken.None);

    private void WriteReply(int piece, params string[] rows) =>
        File.WriteAllText(Path.Combine(Exchange, "replies", $"{_request.Id}.{piece}.csv"), ReplyText.Header + string.Concat(rows.Select(row => row + "\n")), new UTF8Encoding(false));
}
