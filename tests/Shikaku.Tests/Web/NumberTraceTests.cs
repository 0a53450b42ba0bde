using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shikaku.Features.Members;
using Shikaku.Tests.Features.Members;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Web;

/// <summary>
/// A walk over the pages and the interface with individual numbers typed into every place that takes a text: none comes back in an answer, in the log, or in what
/// the database holds outside the vault. Two exceptions: a field gives back what was typed into it, and one page shows a number in full, for a reason that goes on record.
/// 記号, 番号 and member_id are the insurer's own (ID-05): only the number of the same row is refused in them.
/// </summary>
public sealed class NumberTraceTests : IAsyncLifetime
{
    private const string Insurer = MadeUpRegister.InsurerNumber;
    private const string Pages = $"/members/{Insurer}";
    private const string Members = $"/api/v1/insurers/{Insurer}/members";
    private const string Intakes = $"/api/v1/insurers/{Insurer}/intakes";
    private const int Rows = 40;

    private static readonly string[] Numbers = [.. Enumerable.Range(0, Rows + 20).Select(Number)];
    private static readonly string Typed = Numbers[Rows];
    private static readonly string Registered = Numbers[Rows + 1];

    private readonly TemporaryFolder _folder = new();
    private readonly List<(string What, string Text)> _answers = [];
    private ServedRegister _served = null!;
    private HttpClient _browser = null!;
    private HttpClient _system = null!;

    public async ValueTask InitializeAsync()
    {
        System.IO.File.SetUnixFileMode(_folder.Root, System.IO.File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);
        _served = await ServedRegister.StartAsync(_folder.PathOf("data"));
        (_browser, _system) = (_served.Browser(), _served.System());
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _system.Dispose();
        await _served.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task No_number_comes_back_or_stays_outside_the_vault()
    {
        await TakeInAsync();
        await WalkInterfaceAsync();
        await WalkPagesAsync();
        await RegisterAsync();
        await ShowInFullAsync();

        Assert.True(_answers.Count >= 40, $"{_answers.Count} answers");
        Assert.All(_answers, answer => AssertWithout(answer.What, answer.Text));
        var dump = await _served.DumpAsync();
        Assert.Contains("基金", dump, StringComparison.Ordinal);
        Assert.All(dump.Split("\nCOPY "), table => AssertWithout("dump of " + table.Split(' ')[0], table));
        AssertWithout("log", await _served.LogAsync());
    }

    /// <summary>No number, in whatever width and with whatever between its digits.</summary>
    private static void AssertWithout(string what, string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsDigit(character))
            {
                digits.Append((char)('0' + (int)char.GetNumericValue(character)));
            }
            else if (character is not (' ' or '-' or '　' or '－'))
            {
                digits.Append('|');
            }
        }

        var plain = digits.ToString();
        foreach (var number in Numbers)
        {
            var at = plain.IndexOf(number, StringComparison.Ordinal);
            Assert.True(at < 0, $"{what} holds number {Array.IndexOf(Numbers, number)}");
        }
    }

    private static string FullWidth(string digits) => string.Concat(digits.Select(digit => (char)(digit + 0xFEE0)));

    private static string Hyphenated(string digits) => $"{digits[..4]}-{digits[4..8]}-{digits[8..]}";

    private async Task TakeInAsync()
    {
        var rows = Enumerable.Range(0, Rows).Select(row => Line($"m{row}", $"individual_number={(row % 3) switch { 0 => Number(row), 1 => Hyphenated(Number(row)), _ => FullWidth(Number(row)) }}"));
        var odd = new[]
        {
            Line("n1", $"name_kanji=基金　{Typed}"), Line("n2", $"address=東京都千代田区{FullWidth(Typed)}"), Line("n3", $"individual_number={Typed}", $"symbol={FullWidth(Typed)}"), Line("n4", $"individual_number={Typed}9"),
            Line("n5", $"birth_date={Typed}"), Line(Typed, $"individual_number={Typed}"), Line("n6", $"loss_reason={Typed}"),
        };
        var csv = MemberLines.File([.. rows, .. odd]);
        var withOdd = csv.Replace("operation\n", $"operation,{Typed}\n", StringComparison.Ordinal);
        foreach (var content in new[] { csv, withOdd, $"{Typed}\n{Typed}\n" })
        {
            await SendAsync(_system, HttpMethod.Post, Intakes, new StringContent(content, Encoding.UTF8, "text/csv"));
        }

        await _served.UntilTakenInAsync();
        Assert.True(await _served.AskAsync<long>("SELECT count(*) FROM register.qualification") >= Rows);
        foreach (var intake in (await _served.AskAsync<string>("SELECT string_agg(intake_id::text, ' ') FROM intake.file")).Split(' '))
        {
            await GetAsync(_system, $"{Intakes}/{intake}");
            await GetAsync(_system, $"{Intakes}/{intake}/findings.csv");
            await GetAsync(_browser, $"/intakes/{Insurer}/{intake}");
            await GetAsync(_browser, $"/intakes/{Insurer}/{intake}/findings.csv");
        }
    }

    private async Task WalkInterfaceAsync()
    {
        var member = MemberKey.Of(Insurer, "m0");
        await GetAsync(_system, Intakes);
        await GetAsync(_system, $"{Members}/{member}");
        await GetAsync(_system, $"{Members}/{member}/timeline");
        await GetAsync(_system, $"{Members}/{member}?day={Typed}");
        await GetAsync(_system, $"/api/v1/insurers/{Typed}/intakes");
        await GetAsync(_system, $"/api/v1/{Typed}?q={Typed}");
        await SendAsync(_system, HttpMethod.Post, Members + "/search", JsonContent.Create(new { terms = new { individualNumber = Numbers[0] } }));
        await SendAsync(_system, HttpMethod.Post, Members + "/search", JsonContent.Create(new { terms = new { kanjiName = Typed, birthDate = Typed } }));
        await SendAsync(_system, HttpMethod.Post, Members, JsonContent.Create(new { values = new Dictionary<string, string>(StringComparer.Ordinal) { [Typed] = Typed } }));
        await SendAsync(_system, HttpMethod.Post, Members, JsonContent.Create(new { reason = Typed, evidence = Typed, noticeId = Typed, values = new { individual_number = Typed } }));
        await SendAsync(_system, HttpMethod.Post, Members, new StringContent($"{{\"values\": {Typed}", Encoding.UTF8, "application/json"));
        using var keyed = new HttpRequestMessage(HttpMethod.Post, Intakes) { Content = new StringContent("x", Encoding.UTF8, "text/csv"), Headers = { { "Idempotency-Key", Typed } } };
        await NoteAsync("key", await _system.SendAsync(keyed, TestContext.Current.CancellationToken));
    }

    private async Task WalkPagesAsync()
    {
        foreach (var path in new[]
        {
            "/", "/members", Pages, "/intakes", "/audit", "/audit/changes.csv", "/users", "/users/invite", "/api-keys", "/account", "/account/password", "/sign-in", $"/{Typed}",
            $"/members/{Typed}", $"{Pages}?individual_number={Typed}", $"/audit?operation={Typed}&from={Typed}", $"/invitation/{Typed}", $"{Pages}/{MemberKey.Of(Insurer, "m1")}",
            $"{Pages}/{MemberKey.Of(Insurer, "m1")}?day={Typed}",
        })
        {
            await GetAsync(_browser, path);
        }

        await PostAsync(Pages, Pages, ("individual_number", Numbers[0]));
        await PostAsync(Pages, Pages, ("individual_number", Hyphenated(Typed)), ("name_kana", "ｷｷﾝ"));
        await PostAsync(Pages, Pages, ("name_kanji", Typed), ("birth_date", Typed), ("member_id", FullWidth(Typed)));
        await PostAsync("/sign-in", "/sign-in", ("name", Typed), ("password", Typed));
    }

    /// <summary>The journey of a registration: refused once, corrected without typing the number again, looked at, confirmed.</summary>
    private async Task RegisterAsync()
    {
        (string Name, string Value)[] fields =
        [
            ("member_id", "new1"), ("acquired_on", "20240401"), ("name_kanji", "基金　花子"), ("name_kana", "ｷｷﾝ ﾊﾅｺ"), ("birth_date", "19800101"), ("sex", "2"),
            ("address", "東京都千代田区麹町１丁目１番地"), ("individual_number", Registered), ("acquisition_method", "1"), ("symbol", "101"), ("number", "1"),
            ("notice", "01234567-89ab-7def-8123-456789abcdef"),
        ];
        var refused = await PostAsync($"{Pages}/register", $"{Pages}/register", [.. fields, ("reason", Typed), ("step", "check")]);
        Assert.True(refused.QuerySelector<IHtmlInputElement>("input[name=individual_number]")?.Value == Registered, refused.QuerySelector("main")!.TextContent);
        var check = await PostAsync($"{Pages}/register", $"{Pages}/register", [.. fields, ("reason", "届"), ("step", "check")]);
        Assert.True(check.Title!.Contains("確認", StringComparison.Ordinal), check.QuerySelector("main")!.TextContent);
        var carried = check.QuerySelectorAll<IHtmlInputElement>("main input[type=hidden]").Select(input => (input.Name!, input.Value)).Where(field => field.Item1[0] != '_');
        await PostAsync($"{Pages}/register", $"{Pages}/register", [.. carried, ("step", "confirm")]);
        var found = await PostAsync(Pages, Pages, ("individual_number", Registered));
        Assert.Contains("new1", found.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task ShowInFullAsync()
    {
        var version = await _served.AskAsync<Guid>("SELECT version_id FROM register.qualification WHERE member_id = 'm0'");
        var path = $"{Pages}/{MemberKey.Of(Insurer, "m0")}/{version}/number";
        await GetAsync(_browser, path);
        await PostAsync(path, path, ("reason", Typed));
        await PostAsync(path, path, ("reason", "本人確認"));
        var last = _answers[^1];
        Assert.Contains(Numbers[0], last.Text, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store", last.Text, StringComparison.Ordinal);
        _answers.RemoveAt(_answers.Count - 1);
    }

    /// <summary>Sends a form with the token of the page that it is on.</summary>
    private async Task<IHtmlDocument> PostAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        using var form = await _browser.GetAsync(page, TestContext.Current.CancellationToken);
        var token = (await WebServer.PageOfAsync(form)).QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        return await SendAsync(
            _browser, HttpMethod.Post, path, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));
    }

    private Task<IHtmlDocument> GetAsync(HttpClient client, string path) => SendAsync(client, HttpMethod.Get, path, null);

    private async Task<IHtmlDocument> SendAsync(HttpClient client, HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        return await NoteAsync(string.Create(CultureInfo.InvariantCulture, $"{_answers.Count}. {method}"), await client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    private static bool IsPage(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType == "text/html";

    /// <summary>A page without what its fields hold: that is what was typed into them, given back to the one who typed it so that nothing is lost on the way.</summary>
    private static string WithoutFields(IHtmlDocument page)
    {
        var copy = (IHtmlDocument)page.Clone();
        foreach (var field in copy.QuerySelectorAll("input[value]"))
        {
            field.RemoveAttribute("value");
        }

        return WebUtility.HtmlDecode(copy.DocumentElement.OuterHtml);
    }

    private async Task<IHtmlDocument> NoteAsync(string what, HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var page = await WebServer.PageOfAsync(answer);
            _answers.Add(($"{what} {answer.RequestMessage!.RequestUri!.AbsolutePath}", $"{answer.Headers}{answer.Content.Headers}{(IsPage(answer) ? WithoutFields(page) : body)}"));
            return page;
        }
    }
}
