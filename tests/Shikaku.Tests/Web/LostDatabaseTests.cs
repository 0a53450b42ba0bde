using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shikaku.Tests.Features.Members;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Web;

/// <summary>
/// A server whose database connections are cut, and whose PostgreSQL is killed, while people and systems work on it: each is answered with what was done or is
/// asked to try again, and what was tried again is on record once.
/// </summary>
[Collection(nameof(MeasuredAlone))]
public sealed class LostDatabaseTests : IAsyncLifetime
{
    private const string Members = $"/api/v1/insurers/{MadeUpRegister.InsurerNumber}/members";
    private const string Intakes = $"/api/v1/insurers/{MadeUpRegister.InsurerNumber}/intakes";
    private const int RowsOfFile = 200;
    private const int Cuts = 8;
    private const int Kills = 3;

    private static readonly string[] Pages = ["/", $"/members/{MadeUpRegister.InsurerNumber}", "/intakes", "/audit", "/users", "/account"];

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentBag<(HttpStatusCode Status, string Body, string What)> _answers = [];
    private ServedRegister _served = null!;

    public async ValueTask InitializeAsync()
    {
        System.IO.File.SetUnixFileMode(_folder.Root, System.IO.File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);
        _served = await ServedRegister.StartAsync(_folder.PathOf("data"));
    }

    public async ValueTask DisposeAsync()
    {
        await _served.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_asks_meanwhile_is_served_or_asked_to_come_back_and_nothing_is_half_done(bool isKilled)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var (reading, registering, uploading) = (ReadAsync(stop.Token), RegisterAsync(stop.Token), UploadAsync(stop.Token));
        for (var loss = 0; loss < (isKilled ? Kills : Cuts) || !HasRefused(reading, registering, uploading); loss++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300 + (70 * loss)), TestContext.Current.CancellationToken);
            await (isKilled ? _served.KillPostgresAsync() : _served.CutConnectionsAsync());
        }

        await stop.CancelAsync();
        await reading;
        var (notices, files) = (await registering, await uploading);
        Assert.All(_answers, AssertServedOrAskedToComeBack);
        await AssertFirstRequestsAreServedAsync();
        await AssertEveryRepetitionIsTakenAsync(notices, files);
        Assert.DoesNotContain("WEB.INTERNAL", await _served.LogAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_request_after_a_loss_that_nobody_noticed_is_served(bool isKilled)
    {
        await AssertFirstRequestsAreServedAsync();
        for (var loss = 0; loss < 3; loss++)
        {
            await (isKilled ? _served.KillPostgresAsync() : _served.CutConnectionsAsync());
            await AssertFirstRequestsAreServedAsync();
        }

        await _served.CutConnectionsAsync();
        Assert.Equal("ready", await _served.ReadyAsync());
        await AssertEveryRepetitionIsTakenAsync(1, 1);
    }

    private bool HasRefused(params ReadOnlySpan<Task> atWork)
    {
        foreach (var work in atWork)
        {
            Assert.False(work.IsCompleted, work.Exception?.ToString());
        }

        return _answers.Any(answer => answer.Status == HttpStatusCode.ServiceUnavailable);
    }

    private static void AssertServedOrAskedToComeBack((HttpStatusCode Status, string Body, string What) answer)
    {
        var (status, body, what) = answer;
        var isOfSystem = what.StartsWith("/api", StringComparison.Ordinal);
        if (status is HttpStatusCode.OK || (isOfSystem && status is HttpStatusCode.Created or HttpStatusCode.Accepted))
        {
            return;
        }

        Assert.True(status == HttpStatusCode.ServiceUnavailable, $"{what}: {status}");
        Assert.Contains("ただいまデータベースを利用できません", isOfSystem ? TitleOf(body) : body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }

    private async Task AssertFirstRequestsAreServedAsync()
    {
        using var browser = _served.Browser();
        foreach (var page in Pages)
        {
            using var answer = await browser.GetAsync(page, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode}");
        }
    }

    private static string TitleOf(string problem) => JsonDocument.Parse(problem).RootElement.GetProperty("title").GetString()!;

    private static string NoticeOf(int notice) => string.Create(CultureInfo.InvariantCulture, $"n{notice}");

    private static object BodyOf(int notice) => new
    {
        noticeId = NoticeOf(notice),
        values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["member_id"] = NoticeOf(notice),
            ["symbol"] = "101",
            ["number"] = "1",
            ["individual_number"] = Number(100_000 + notice),
            ["name_kanji"] = "基金　洋子",
            ["name_kana"] = "ｷｷﾝ ﾖｳｺ",
            ["birth_date"] = "19800101",
            ["sex"] = "2",
            ["address"] = "東京都千代田区麹町１丁目１番地",
            ["acquired_on"] = "20240401",
            ["acquisition_method"] = "1",
            ["relation"] = "1",
        },
        reason = "試験",
    };

    private static string CsvOf(int file) => MemberLines.File(
        Enumerable.Range(0, RowsOfFile).Select(row => Line($"f{file}-{row}", $"individual_number={Number((file * RowsOfFile) + row)}")));

    private async Task AssertEveryRepetitionIsTakenAsync(int notices, int files)
    {
        using var system = _served.System();
        for (var notice = 0; notice < notices; notice++)
        {
            using var answer = await system.PostAsJsonAsync(Members, BodyOf(notice), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        for (var file = 0; file < files; file++)
        {
            using var answer = await system.PostAsync(Intakes, new StringContent(CsvOf(file), Encoding.UTF8, "text/csv"), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode);
        }

        await _served.UntilTakenInAsync();
        Assert.Equal(notices + (RowsOfFile * files), await _served.AskAsync<long>("SELECT count(*) FROM register.qualification"));
        Assert.Equal(files, await _served.AskAsync<long>("SELECT count(*) FROM intake.file WHERE state = 'Applied'"));
        Assert.Equal(0, await _served.AskAsync<long>("SELECT count(*) FROM vault.file_part"));
        Assert.Equal(0, await _served.AskAsync<int>("SELECT max(attempts) FROM intake.file"));
        Assert.Empty(await _served.ExamineAsync());
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        using var browser = _served.Browser();
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var page = Pages[i % Pages.Length];
            await NoteAsync(page, await browser.GetAsync(page, CancellationToken.None));
        }
    }

    /// <returns>How many notices were sent.</returns>
    private async Task<int> RegisterAsync(CancellationToken stop)
    {
        using var system = _served.System();
        var notice = 0;
        for (; !stop.IsCancellationRequested; notice++)
        {
            await NoteAsync(Members, await system.PostAsJsonAsync(Members, BodyOf(notice), CancellationToken.None));
            await Task.Delay(20, CancellationToken.None);
        }

        return notice;
    }

    /// <returns>How many files were sent.</returns>
    private async Task<int> UploadAsync(CancellationToken stop)
    {
        using var system = _served.System();
        var file = 0;
        for (; !stop.IsCancellationRequested; file++)
        {
            await NoteAsync(Intakes, await system.PostAsync(Intakes, new SlowContent(CsvOf(file)), CancellationToken.None));
        }

        return file;
    }

    private async Task NoteAsync(string what, HttpResponseMessage answer)
    {
        using (answer)
        {
            _answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync(CancellationToken.None), what));
        }
    }

    /// <summary>A file whose sending takes a while.</summary>
    private sealed class SlowContent : HttpContent
    {
        private const int Pieces = 10;

        private readonly byte[] _bytes;

        public SlowContent(string text)
        {
            _bytes = Encoding.UTF8.GetBytes(text);
            Headers.ContentType = new("text/csv");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var piece in _bytes.Chunk((_bytes.Length / Pieces) + 1))
            {
                await stream.WriteAsync(piece);
                await stream.FlushAsync();
                await Task.Delay(20);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
