using System.Diagnostics;
using System.Net;
using Dapper;
using Shikaku.Features.Members;
using Shikaku.Storage.Database;

namespace Shikaku.Bench;

/// <summary>A browser that has signed in, and the pages that it asks for again and again.</summary>
internal sealed class PageVisitor : IDisposable
{
    private const string TokenField = "__RequestVerificationToken";

    private readonly HttpClient _client;
    private readonly string _insurer;

    public PageVisitor(Uri address, string session, string insurer)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        handler.CookieContainer.Add(address, new Cookie("session", session));
        _client = new HttpClient(handler) { BaseAddress = address };
        _insurer = insurer;
    }

    /// <summary>Seconds until the whole answer is there, and its length.</summary>
    public async Task<(double Seconds, int Bytes)> TimeAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var from = Stopwatch.GetTimestamp();
            using var answer = await _client.SendAsync(request);
            var content = await answer.Content.ReadAsByteArrayAsync();
            var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
            return answer.StatusCode == HttpStatusCode.OK
                ? (seconds, content.Length)
                : throw new InvalidOperationException($"{request.RequestUri}: {answer.StatusCode}");
        }
    }

    /// <summary>The pages, each for another of the members at every visit.</summary>
    /// <param name="setup">The register.</param>
    /// <param name="members">Rows of the sample.</param>
    public async Task<IReadOnlyList<(string Name, Func<int, HttpRequestMessage> Visit)>> VisitsAsync(MemberSetup setup, string[][] members)
    {
        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, CancellationToken.None);
        var intake = await connection.ExecuteScalarAsync<Guid>("SELECT intake_id FROM intake.finding ORDER BY ordinal DESC LIMIT 1");
        var home = MemberPages.PathOf(_insurer);
        var token = await TokenAsync(home);
        string[] RowOf(int visit) => members[visit % members.Length];
        Func<int, HttpRequestMessage> Get(string path) => _ => new HttpRequestMessage(HttpMethod.Get, path);
        Func<int, HttpRequestMessage> Search(Func<string[], (string Field, string Text)[]> terms) => visit => new HttpRequestMessage(HttpMethod.Post, home)
        {
            Content = new FormUrlEncodedContent(
                [new(TokenField, token), .. terms(RowOf(visit)).Select(term => new KeyValuePair<string, string>(term.Field, term.Text))]),
        };
        return
        [
            ("home", Get("/")),
            ("search, empty form", Get(home)),
            ("search by kanji, surname", Search(row => [("name_kanji", row[6].Split('　')[0])])),
            ("search by kanji, one character", Search(row => [("name_kanji", row[6][..1])])),
            ("search by kanji, full name", Search(row => [("name_kanji", row[6])])),
            ("search by kana, surname", Search(row => [("name_kana", row[7].Split(' ')[0])])),
            ("search by kana, full name", Search(row => [("name_kana", row[7])])),
            ("search by kana and birth", Search(row => [("name_kana", row[7].Split(' ')[0]), ("birth_date", row[9])])),
            ("search by kanji and kana", Search(row => [("name_kanji", row[6].Split('　')[0]), ("name_kana", row[7].Split(' ')[0])])),
            ("search by number and symbol", Search(row => [("symbol", row[2]), ("number", row[3])])),
            ("search by number that nobody has", Search(row => [("number", "9-" + row[3] + "-9")])),
            ("search by birth", Search(row => [("birth_date", row[9])])),
            ("search by birth and kanji, no hit", Search(row => [("birth_date", row[9]), ("name_kanji", "龘龘")])),
            ("search by kanji and kana, no hit", Search(row => [("name_kanji", row[6].Split('　')[0]), ("name_kana", "ｿﾝｻﾞｲｼﾅｲ")])),
            ("search by member", Search(row => [("member_id", row[1])])),
            ("search by individual number", Search(row => [("individual_number", row[5])])),
            ("search by kana, a later page", Search(row => [("name_kana", row[7][..1]), ("after_key", row[7].Replace(" ", "", StringComparison.Ordinal)), ("after_member", row[1])])),
            ("member", visit => new HttpRequestMessage(HttpMethod.Get, MemberPages.PathOf(_insurer, MemberKey.Of(_insurer, RowOf(visit)[1])))),
            ("intake list", Get("/intakes")),
            ("intake, 500,000 findings", Get($"/intakes/{_insurer}/{intake}")),
            ("intake, findings of a rare code", Get($"/intakes/{_insurer}/{intake}?code=S001")),
            ("audit", Get("/audit")),
            ("audit of one operation", Get("/audit?operation=intake.apply")),
            ("audit of one day", Get("/audit?from=2020-01-01&to=2020-01-02")),
            ("users", Get("/users")),
            ("API keys", Get("/api-keys")),
            ("own account", Get("/account")),
        ];
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> TokenAsync(string path)
    {
        var page = await _client.GetStringAsync(path);
        var at = page.IndexOf("value=\"", page.IndexOf(TokenField, StringComparison.Ordinal), StringComparison.Ordinal) + "value=\"".Length;
        return page[at..page.IndexOf('"', at)];
    }
}
