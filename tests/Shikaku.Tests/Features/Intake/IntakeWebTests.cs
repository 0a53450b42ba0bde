using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Intake;
using Shikaku.Features.Organisations;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Intake;

/// <summary>Files handed in through the upload page and the interface for systems, over real HTTP.</summary>
public sealed class IntakeWebTests(RegisterServer server) : IAsyncLifetime
{
    private const string Intakes = $"/api/v1/insurers/{TestAccounts.Insurer}/intakes";

    private static readonly string Csv = File(
        Line("m1", $"insurer_number={TestAccounts.Insurer}"), Line("m2", $"insurer_number={TestAccounts.Insurer}", "individual_number=123456789010"));

    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebServer.StartAsync(server, IntakeFeature.Feature);
        await using var database = await RegisterDatabase.OpenAsync(_web.Database, CancellationToken.None);
        var organisation = new Organisation(TestAccounts.Insurer, OrganisationKind.Insurer, "テスト健康保険組合");
        await new OrganisationRegister(database, new byte[32], TimeProvider.System).SetAsync(organisation, new Actor(ActorKind.Command, "test"), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task A_clerk_uploads_a_file_and_reads_its_findings()
    {
        using var browser = _web.Browser(Role.Clerk);
        var path = await UploadAsync(browser, Csv);
        var page = await WaitForPageAsync(browser, path);

        Assert.Contains("完了", page, StringComparison.Ordinal);
        Assert.Contains("個人番号の検査数字が誤りです", page, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789010", page, StringComparison.Ordinal);
        Assert.Equal("line,column,code,severity,message\n3,individual_number,S103,error,個人番号の検査数字が誤りです\n", await browser.GetStringAsync($"{path}/findings.csv"));
        Assert.Contains(path, await browser.GetStringAsync("/intakes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_leads_to_the_first_one_and_says_so()
    {
        using var browser = _web.Browser(Role.Clerk);
        var first = await UploadAsync(browser, Csv);
        var second = await UploadAsync(browser, Csv);
        Assert.Equal(first, second);
        var page = await browser.GetStringAsync(second);
        Assert.Contains("前に受け付けています", page, StringComparison.Ordinal);
        Assert.Contains($"受付番号 {first[(first.LastIndexOf('/') + 1)..]}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_hold_nothing_that_a_spreadsheet_would_run()
    {
        using var browser = _web.Browser(Role.Clerk);
        var lines = Csv.Split('\n', 2);
        var path = await UploadAsync(browser, $"{lines[0]},=cmd|calc\n{lines[1].Split('\n')[0]},x\n");
        await WaitForPageAsync(browser, path);
        Assert.Contains("1,'=cmd|calc,S006,", await browser.GetStringAsync($"{path}/findings.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_without_our_token_is_refused()
    {
        using var browser = _web.Browser(Role.Clerk);
        using var form = new MultipartFormDataContent { { new StringContent("forged"), "__RequestVerificationToken" }, { new StringContent(Csv), "file", "members.csv" } };
        using var answer = await browser.PostAsync("/intakes", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_system_sends_a_file_asks_for_its_state_and_fetches_the_findings()
    {
        using var system = _web.System(Role.Clerk);
        using var sent = await SendAsync(system, Csv, "k1");
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var address = sent.Headers.Location!.ToString();
        var view = await WaitForViewAsync(system, address);

        Assert.Equal("Applied", view.GetProperty("state").GetString());
        Assert.Equal(1, view.GetProperty("result").GetProperty("added").GetInt32());
        Assert.Equal(1, view.GetProperty("result").GetProperty("findings").GetProperty("S103").GetInt32());
        Assert.Contains("3,individual_number,S103", await system.GetStringAsync(address + "/findings.csv"), StringComparison.Ordinal);
        using var again = await SendAsync(system, Csv, "k1");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var repeated = await JsonOfAsync(again);
        Assert.Equal((true, view.GetProperty("id").GetGuid()), (repeated.GetProperty("isRepeated").GetBoolean(), repeated.GetProperty("id").GetGuid()));
        Assert.False(view.GetProperty("isRepeated").GetBoolean());
        using var other = await SendAsync(system, Csv + "\n", "k1");
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("INT.KEY_REUSED", (await JsonOfAsync(other)).GetProperty("code").GetString());
        Assert.Equal(1, (await JsonOfAsync(await system.GetAsync(Intakes))).GetArrayLength());
    }

    [Fact]
    public async Task Another_insurers_files_are_not_found()
    {
        using var system = _web.System(Role.Clerk);
        using var answer = await system.PostAsync("/api/v1/insurers/01040013/intakes", new StringContent(Csv, Encoding.UTF8, "text/csv"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await system.GetAsync("/api/v1/insurers/01040013/intakes")).StatusCode);
        using var overseer = _web.System(Role.Oversight);
        Assert.Equal(HttpStatusCode.Forbidden, (await overseer.GetAsync(Intakes)).StatusCode);
    }

    [Fact]
    public async Task A_body_larger_than_a_file_may_be_is_refused_before_it_is_sent()
    {
        var answer = await SendRawAsync($"Content-Length: {3L << 30}", "insurer_number,");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("TOO_LARGE", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_upload_that_is_cut_nothing_stays()
    {
        await SendRawAsync("Content-Length: 5000000", new string('x', 2_000_000), cut: true);
        using var system = _web.System(Role.Clerk);
        Assert.Equal(0, (await JsonOfAsync(await system.GetAsync(Intakes))).GetArrayLength());
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var system = _web.System(Role.Clerk);
        using var content = new ByteArrayContent([0x1F, 0x8B, 8, 0]) { Headers = { ContentEncoding = { "gzip" } } };
        using var answer = await system.PostAsync(Intakes, content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private static async Task<string> UploadAsync(HttpClient browser, string csv)
    {
        using var page = await browser.GetAsync("/intakes");
        var token = (await WebServer.PageOfAsync(page)).QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(csv), "file", "members.csv" } };
        using var answer = await browser.PostAsync("/intakes", form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> WaitForPageAsync(HttpClient browser, string path)
    {
        while (true)
        {
            var page = await browser.GetStringAsync(path);
            if (!page.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal))
            {
                return page;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<JsonElement> WaitForViewAsync(HttpClient system, string address)
    {
        while (true)
        {
            var view = await JsonOfAsync(await system.GetAsync(address));
            if (view.GetProperty("state").GetString() != "Received")
            {
                return view;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient system, string csv, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Intakes) { Content = new StringContent(csv, Encoding.UTF8, "text/csv"), Headers = { { "Idempotency-Key", key } } };
        return await system.SendAsync(request);
    }

    private static async Task<JsonElement> JsonOfAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    /// <summary>Sends what no well-behaved client would.</summary>
    private async Task<string> SendRawAsync(string header, string body, bool cut = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_web.Address.Host, _web.Address.Port);
        await using var stream = client.GetStream();
        var head = string.Create(
            CultureInfo.InvariantCulture, $"POST {Intakes} HTTP/1.1\r\nHost: localhost\r\n{TestAccounts.Header}: Clerk\r\nContent-Type: text/csv\r\n{header}\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + body));
        if (cut)
        {
            client.Client.LingerState = new LingerOption(true, 0);
            return "";
        }

        var answer = new byte[1 << 16];
        return Encoding.UTF8.GetString(answer, 0, await stream.ReadAtLeastAsync(answer, 200, throwOnEndOfStream: false));
    }
}
