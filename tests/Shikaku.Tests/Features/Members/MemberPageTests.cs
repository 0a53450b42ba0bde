using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;

namespace Shikaku.Tests.Features.Members;

/// <summary>The members as a clerk sees and changes them in a browser without script.</summary>
public sealed class MemberPageTests(RegisterServer server) : IAsyncLifetime
{
    private const string Home = $"/members/{TestAccounts.Insurer}";

    private readonly List<string> _paths = [];
    private WebServer _web = null!;
    private HttpClient _clerk = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebServer.StartAsync(server, MembersFeature.Feature);
        _clerk = _web.Browser(Role.Clerk);
    }

    public async ValueTask DisposeAsync()
    {
        _clerk.Dispose();
        await _web.DisposeAsync();
        foreach (var secret in new[] { MemberLines.Number(1), "基金", "キキン", "19800101", Uri.EscapeDataString("基金") })
        {
            Assert.DoesNotContain(_paths, path => path.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_clerk_registers_a_member_after_checking_the_answers()
    {
        var form = await OpenAsync(Home + "/register");
        var check = await SubmitAsync(form, Answers("m1"));
        Assert.Equal("加入者の登録の確認", Heading(check));
        Assert.Contains("********" + MemberLines.Number(1)[^4..], check.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(MemberLines.Number(1), check.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var member = await SubmitAsync(check, []);
        Assert.Equal("加入者の表示", Heading(member));
        Assert.Contains("加入者を登録しました。", member.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("基金　洋子", member.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("********" + MemberLines.Number(1)[^4..], member.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_its_field_and_nothing_filled_in_is_lost()
    {
        var form = await OpenAsync(Home + "/register");
        var again = await SubmitAsync(form, [.. Answers("m1"), ("birth_date", "19801332")]);
        Assert.Equal("加入者の登録", Heading(again));
        Assert.Equal("#birth_date", again.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("true", again.QuerySelector("#birth_date")!.GetAttribute("aria-invalid"));
        Assert.Equal("基金　洋子", again.QuerySelector<IHtmlInputElement>("#name_kanji")!.Value);
        Assert.Equal("加入者の登録の確認", Heading(await SubmitAsync(again, [("birth_date", "昭和55年1月1日")])));
    }

    [Fact]
    public async Task A_clerk_finds_a_member_by_name_and_sees_all_of_it()
    {
        await RegisterAsync("m1");
        var found = await SubmitAsync(await OpenAsync(Home), [("name_kana", "ききん")]);
        var link = Assert.Single(found.QuerySelectorAll<IHtmlAnchorElement>("main td a, main th a"));
        Assert.Equal("基金　洋子", link.TextContent);
        var member = await OpenAsync(link.GetAttribute("href")!);
        Assert.Contains("変更の履歴", member.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("資格を登録しました。", member.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_looked_for_is_told()
    {
        var again = await SubmitAsync(await OpenAsync(Home), [("birth_date", "19801332"), ("name_kana", "キキン")]);
        Assert.Equal("#birth_date", again.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("キキン", again.QuerySelector<IHtmlInputElement>("#name_kana")!.Value);
    }

    [Fact]
    public async Task A_clerk_changes_a_member_after_checking_the_answers()
    {
        var form = await FollowAsync(await RegisterAsync("m1"), "変更・訂正");
        var check = await SubmitAsync(form, [("address", "大阪府大阪市北区梅田１丁目１番地"), ("reason", "住所変更届")]);
        Assert.Contains("対象：基金　洋子（加入者識別 m1、", check.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var cells = check.QuerySelectorAll("main table td").Select(cell => cell.TextContent).ToArray();
        Assert.Equal(["東京都千代田区麹町１丁目１番地", "大阪府大阪市北区梅田１丁目１番地"], cells[..2]);
        var member = await SubmitAsync(check, []);
        Assert.Contains("変更を登録しました。", member.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("住所変更届", member.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_check_a_clerk_goes_back_to_what_was_filled_in()
    {
        var check = await SubmitAsync(await FollowAsync(await RegisterAsync("m1"), "変更・訂正"), [("alias_name", "基金　花子")]);
        var form = await SubmitAsync(check, [], "edit");
        Assert.Equal("資格の変更・訂正", Heading(form));
        Assert.Equal("基金　花子", form.QuerySelector<IHtmlInputElement>("#alias_name")!.Value);
    }

    [Fact]
    public async Task Of_two_clerks_the_second_sees_both_changes_and_keeps_what_was_typed()
    {
        var member = await RegisterAsync("m1");
        var first = await FollowAsync(member, "変更・訂正");
        var second = await FollowAsync(member, "変更・訂正");
        await SubmitAsync(await SubmitAsync(first, [("address", "大阪府大阪市北区梅田１丁目１番地"), ("postal_code", "530-0001")]), []);

        var conflict = await SubmitAsync(second, [("address", "京都府京都市中京区１番地"), ("alias_name", "基金　花子")]);

        Assert.Contains("yamamoto が郵便番号、住所を変更しました。", conflict.QuerySelector(".banner")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["（なし）|530-0001|（変更なし）", "東京都千代田区麹町１丁目１番地|大阪府大阪市北区梅田１丁目１番地|京都府京都市中京区１番地"],
            conflict.QuerySelectorAll(".banner tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent))));
        Assert.Equal("530-0001", conflict.QuerySelector<IHtmlInputElement>("#postal_code")!.Value);
        Assert.Equal("基金　花子", conflict.QuerySelector<IHtmlInputElement>("#alias_name")!.Value);

        var done = await SubmitAsync(await SubmitAsync(conflict, []), []);
        Assert.Contains("京都府京都市中京区１番地", done.QuerySelector("main .description-list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("530-0001", done.QuerySelector("main .description-list")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_step_sent_twice_is_done_once()
    {
        var check = await SubmitAsync(await OpenAsync(Home + "/register"), Answers("m1"));
        var once = await SubmitAsync(check, []);
        var twice = await SubmitAsync(check, []);
        Assert.Equal("加入者の表示", Heading(twice));
        Assert.Equal(once.QuerySelectorAll("ol li h3").Length, twice.QuerySelectorAll("ol li h3").Length);
    }

    [Fact]
    public async Task A_loss_and_its_cancellation_are_registered_and_told()
    {
        var member = await RegisterAsync("m1");
        var lost = await SubmitAsync(await SubmitAsync(await FollowAsync(member, "喪失"), [("lost_on", Day(-1)), ("loss_reason", "03")]), []);
        Assert.Contains("喪失", lost.QuerySelector(".tag")!.TextContent, StringComparison.Ordinal);
        var cancelled = await SubmitAsync(await SubmitAsync(await FollowAsync(lost, "取消"), [("reason", "誤り")]), []);
        Assert.Contains("登録されている資格はありません。", cancelled.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, cancelled.QuerySelectorAll("ol li h3").Length);
    }

    [Fact]
    public async Task LIF_05_before_a_loss_is_confirmed_or_taken_back_a_clerk_sees_which_changes_go_and_come_back()
    {
        var moved = await SubmitAsync(
            await SubmitAsync(await FollowAsync(await RegisterAsync("m1"), "変更・訂正"), [("address", "大阪府大阪市北区梅田１丁目１番地"), ("fact_on", Day(-5))]), []);
        var loss = await SubmitAsync(await FollowAsync(moved, "喪失"), [("lost_on", Day(-10)), ("loss_reason", "03")]);
        Assert.Equal(["喪失でなくなる変更", "住所", "東京都千代田区麹町１丁目１番地", "大阪府大阪市北区梅田１丁目１番地"], LastTable(loss)[..4]);

        var lost = await SubmitAsync(loss, []);
        var reopening = await SubmitAsync(await FollowAsync(lost, "変更・訂正"), [("lost_on", ""), ("loss_reason", "")]);
        Assert.Equal(["元に戻る変更", "住所", "東京都千代田区麹町１丁目１番地", "大阪府大阪市北区梅田１丁目１番地"], LastTable(reopening)[..4]);
        var reopened = await SubmitAsync(reopening, []);
        Assert.Contains("大阪府大阪市北区梅田１丁目１番地", reopened.QuerySelector("main .description-list")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_shown_in_full_to_a_supervisor_who_says_why()
    {
        var member = await RegisterAsync("m1");
        Assert.DoesNotContain(member.QuerySelectorAll("a"), link => link.TextContent.Contains("個人番号", StringComparison.Ordinal));
        using var supervisor = _web.Browser(Role.Supervisor);
        var seen = await OpenAsync(_paths[^1], supervisor);
        var form = await FollowAsync(seen, "個人番号をすべて表示する", supervisor);
        var refused = await SubmitAsync(form, [], null, supervisor);
        Assert.Equal("#reason", refused.QuerySelector(".error-summary a")!.GetAttribute("href"));
        var shown = await SubmitAsync(refused, [("reason", "本人からの照会")], null, supervisor);
        Assert.Contains(MemberLines.Number(1), shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/members/01040013")]
    [InlineData("/members/01040013/register")]
    public async Task Pages_of_another_insurer_are_not_found(string path)
    {
        using var answer = await _clerk.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_member_of_another_insurer_is_not_found()
    {
        await RegisterAsync("m1");
        var path = _paths[^1];
        Assert.Contains(MemberKey.Of(TestAccounts.Insurer, "m1").ToString(), path, StringComparison.Ordinal);
        using var answer = await _clerk.GetAsync(path.Replace(TestAccounts.Insurer, "01040013", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Day(int days) => Qualification.TextOf(JapanTime.Today(TimeProvider.System).AddDays(days))!;

    private static (string Name, string Value)[] Answers(string member) =>
    [
        ("member_id", member), ("acquired_on", Day(-30)), ("name_kanji", "基金　洋子"), ("name_kana", "ｷｷﾝ ﾖｳｺ"), ("birth_date", "19800101"), ("sex", "2"),
        ("address", "東京都千代田区麹町１丁目１番地"), ("individual_number", MemberLines.Number(1)), ("acquisition_method", "1"), ("symbol", "101"), ("number", "1"),
    ];

    /// <summary>The caption and the cells of the first row.</summary>
    private static string[] LastTable(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main table")[^1].QuerySelectorAll("caption, tbody tr:first-child > *").Select(cell => cell.TextContent)];

    private static string Heading(IDocument page) => page.QuerySelector("h1")!.TextContent;

    private async Task<IHtmlDocument> RegisterAsync(string member) =>
        await SubmitAsync(await SubmitAsync(await OpenAsync(Home + "/register"), Answers(member)), []);

    private Task<IHtmlDocument> FollowAsync(IHtmlDocument page, string link, HttpClient? browser = null) =>
        OpenAsync(page.QuerySelectorAll<IHtmlAnchorElement>("main a").First(anchor => anchor.TextContent == link).GetAttribute("href")!, browser);

    private async Task<IHtmlDocument> OpenAsync(string path, HttpClient? browser = null)
    {
        _paths.Add(path);
        using var answer = await (browser ?? _clerk).GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await WebServer.PageOfAsync(answer);
    }

    /// <summary>Sends the main form of a page as a browser does, with some fields filled in, by its first button or the one with a value.</summary>
    private async Task<IHtmlDocument> SubmitAsync(IHtmlDocument page, (string Name, string Value)[] answers, string? button = null, HttpClient? browser = null)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form").First(each => each.Method == "post");
        var fields = form.Elements.OfType<IHtmlInputElement>().Select(field => (Name: field.Name!, field.Value))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(field => (Name: field.Name!, Value: field.Value ?? "")))
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        foreach (var (name, value) in answers)
        {
            Assert.Contains(name, fields);
            fields[name] = value;
        }

        var pressed = form.QuerySelectorAll<IHtmlButtonElement>("button").First(each => button is null || each.Value == button);
        if (pressed.Name is { Length: > 0 } pressedName)
        {
            fields[pressedName] = pressed.Value;
        }

        var path = form.GetAttribute("action")!;
        _paths.Add(path);
        using var answer = await (browser ?? _clerk).PostAsync(path, new FormUrlEncodedContent(fields));
        return answer.StatusCode == HttpStatusCode.SeeOther ? await OpenAsync(answer.Headers.Location!.OriginalString, browser) : await WebServer.PageOfAsync(answer);
    }
}
