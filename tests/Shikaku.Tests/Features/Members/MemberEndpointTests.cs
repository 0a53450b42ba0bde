using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;

namespace Shikaku.Tests.Features.Members;

/// <summary>The members as other systems see and change them.</summary>
public sealed class MemberEndpointTests(RegisterServer server) : IAsyncLifetime
{
    private const string Members = $"/api/v1/insurers/{TestAccounts.Insurer}/members";
    private const string Qualifications = $"/api/v1/insurers/{TestAccounts.Insurer}/qualifications";

    private WebServer _web = null!;
    private HttpClient _system = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebServer.StartAsync(server, MembersFeature.Feature);
        _system = _web.System(Role.Supervisor);
    }

    public async ValueTask DisposeAsync()
    {
        _system.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_member_is_registered_found_changed_lost_and_cancelled()
    {
        var added = await SendAsync(HttpMethod.Post, Members, Registration("m1"));
        Assert.Equal((HttpStatusCode.OK, "added"), (added.Status, added.Text("result")));
        var qualification = added.Text("qualification");

        var found = await SendAsync(HttpMethod.Post, Members + "/search", new { terms = new { individualNumber = MemberLines.Number(1) } });
        var hit = Assert.Single(found.Body.GetProperty("members").EnumerateArray());
        Assert.Equal("m1", hit.GetProperty("values").GetProperty("member_id").GetString());
        var member = $"{Members}/{hit.GetProperty("id").GetString()}";

        var shown = await SendAsync(HttpMethod.Get, member);
        Assert.Equal("********" + MemberLines.Number(1)[^4..], shown.Text("individualNumber"));
        var tag = TagOf(shown);
        var changed = await SendAsync(
            HttpMethod.Patch, $"{Qualifications}/{qualification}", new { values = new { name_kanji = "基金　花子", address = default(string) }, reason = "氏名変更届" }, tag);
        Assert.Equal((HttpStatusCode.OK, "changed"), (changed.Status, changed.Text("result")));
        Assert.Equal(
            ["name_kanji 基金　洋子→基金　花子", "address 東京都千代田区麹町１丁目１番地→"],
            changed.Body.GetProperty("changes").EnumerateArray()
                .Select(change => $"{change.GetProperty("column").GetString()} {change.GetProperty("former").GetString()}→{change.GetProperty("now").GetString()}"));

        var stale = await SendAsync(HttpMethod.Post, $"{Qualifications}/{qualification}/cancellation", new { reason = "誤り" }, tag);
        Assert.Equal((HttpStatusCode.Conflict, "LIF.STALE"), (stale.Status, stale.Text("code")));
        Assert.EndsWith("yamamoto が漢字氏名、住所を変更しました。", stale.Body.GetProperty("details")[0].GetString(), StringComparison.Ordinal);

        tag = TagOf(await SendAsync(HttpMethod.Get, member));
        var lost = await SendAsync(HttpMethod.Post, $"{Qualifications}/{qualification}/loss", new { values = new { lost_on = Day(-1), loss_reason = "03" } }, tag);
        Assert.Equal("changed", lost.Text("result"));
        shown = await SendAsync(HttpMethod.Get, member);
        Assert.Equal("lost", shown.Body.GetProperty("qualifications")[0].GetProperty("state").GetString());
        Assert.Equal("active", (await SendAsync(HttpMethod.Get, $"{member}?day={DayBefore(5)}")).Body.GetProperty("qualifications")[0].GetProperty("state").GetString());

        var cancelled = await SendAsync(HttpMethod.Post, $"{Qualifications}/{qualification}/cancellation", new { reason = "誤り" }, TagOf(shown));
        Assert.Equal("cancelled", cancelled.Text("result"));
        Assert.Empty((await SendAsync(HttpMethod.Get, member)).Body.GetProperty("qualifications").EnumerateArray());
        Assert.Equal(
            ["member.cancel", "member.lose", "member.change", "member.register"],
            (await SendAsync(HttpMethod.Get, member + "/timeline")).Body.EnumerateArray().Select(entry => entry.GetProperty("operation").GetString()));
        Assert.DoesNotContain(MemberLines.Number(1), await _web.LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_with_an_error_is_answered_with_its_findings()
    {
        var refused = await SendAsync(HttpMethod.Post, Members, Registration("m1", number: "123456789010"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "refused"), (refused.Status, refused.Text("result")));
        var finding = refused.Body.GetProperty("findings").EnumerateArray().Single(each => each.GetProperty("severity").GetString() == "error");
        Assert.Equal(("S103", "individual_number", "個人番号の検査数字が誤りです"), (
            finding.GetProperty("code").GetString(), finding.GetProperty("column").GetString(), finding.GetProperty("message").GetString()));
        Assert.Empty((await SendAsync(HttpMethod.Post, Members + "/search", new { terms = new { memberId = "m1" } })).Body.GetProperty("members").EnumerateArray());
    }

    [Fact]
    public async Task A_notice_sent_again_is_not_carried_out_again()
    {
        var first = await SendAsync(HttpMethod.Post, Members, Registration("m1", notice: "n1"));
        var again = await SendAsync(HttpMethod.Post, Members, Registration("m1", notice: "n1"));
        Assert.True(again.Body.GetProperty("isRepeated").GetBoolean());
        Assert.Equal(first.Text("qualification"), again.Text("qualification"));
        Assert.Equal("LIF.NOTICE_REUSED", (await SendAsync(HttpMethod.Post, Members, Registration("m2", notice: "n1"))).Text("code"));
    }

    [Theory]
    [InlineData("operation")]
    [InlineData("insurer_number")]
    [InlineData("nickname")]
    public async Task A_column_that_a_notice_cannot_name_is_told(string column)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [column] = "X" };
        var refused = await SendAsync(HttpMethod.Post, Members, new { values });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "MEM.COLUMN"), (refused.Status, refused.Text("code")));
        Assert.Equal(column, refused.Body.GetProperty("details")[0].GetString());
    }

    [Fact]
    public async Task A_change_must_tell_which_state_its_sender_saw()
    {
        var refused = await SendAsync(HttpMethod.Patch, $"{Qualifications}/{MemberKey.Of(TestAccounts.Insurer, "nobody")}", new { values = new { name_kanji = "基金　花子" } });
        Assert.Equal((HttpStatusCode.PreconditionRequired, "MEM.TAG"), (refused.Status, refused.Text("code")));
    }

    [Fact]
    public async Task What_is_of_another_insurer_is_not_found()
    {
        var added = await SendAsync(HttpMethod.Post, Members, Registration("m1"));
        const string Other = "/api/v1/insurers/01040013";
        var tag = new EntityTagHeaderValue($"\"{MemberKey.Of(TestAccounts.Insurer, "nobody"):N}\"");
        var version = added.Text("qualification");
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Post, "/members/search", new { terms = new { memberId = "m1" } }),
            (HttpMethod.Get, $"/members/{MemberKey.Of(TestAccounts.Insurer, "m1")}", null),
            (HttpMethod.Get, $"/members/{MemberKey.Of(TestAccounts.Insurer, "m1")}/timeline", null),
            (HttpMethod.Post, "/members", Registration("m1")),
            (HttpMethod.Patch, $"/qualifications/{version}", new { }),
            (HttpMethod.Post, $"/qualifications/{version}/loss", new { }),
            (HttpMethod.Post, $"/qualifications/{version}/cancellation", new { }),
        })
        {
            var answer = await SendAsync(method, Other + path, body, tag);
            Assert.Equal((HttpStatusCode.NotFound, "ACC.NOT_FOUND"), (answer.Status, answer.Text("code")));
        }
    }

    private static string Day(int days) => Qualification.TextOf(JapanTime.Today(TimeProvider.System).AddDays(days))!;

    private static string DayBefore(int days) => JapanTime.Today(TimeProvider.System).AddDays(-days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static object Registration(string member, string? number = null, string? notice = null) => new
    {
        noticeId = notice,
        reason = "資格取得届",
        values = new
        {
            member_id = member,
            symbol = "101",
            number = "1",
            individual_number = number ?? MemberLines.Number(1),
            name_kanji = "基金　洋子",
            name_kana = "ｷｷﾝ ﾖｳｺ",
            birth_date = "19800101",
            sex = "2",
            address = "東京都千代田区麹町１丁目１番地",
            acquired_on = Day(-30),
            acquisition_method = "1",
        },
    };

    private static EntityTagHeaderValue TagOf(Answer shown) => EntityTagHeaderValue.Parse(shown.Body.GetProperty("qualifications")[0].GetProperty("etag").GetString()!);

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, EntityTagHeaderValue? tag = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (tag is not null)
        {
            request.Headers.IfMatch.Add(tag);
        }

        using var answer = await _system.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain(MemberLines.Number(1), text, StringComparison.Ordinal);
        return new Answer(answer.StatusCode, JsonDocument.Parse(text).RootElement);
    }

    private sealed record Answer(HttpStatusCode Status, JsonElement Body)
    {
        public string Text(string name) => Body.GetProperty(name).GetString()!;
    }
}
