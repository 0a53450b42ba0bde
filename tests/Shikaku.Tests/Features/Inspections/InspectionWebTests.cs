using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shikaku.Features.Inspections;
using Shikaku.Features.Members;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Inspections;

/// <summary>Inspections for systems, and what nobody else sees of them.</summary>
public sealed class InspectionWebTests(RegisterServer server) : IAsyncLifetime
{
    private const string Api = $"/api/v1/insurers/{InspectionDesk.Insurer}/inspections";

    private InspectionDesk _desk = null!;
    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await InspectionDesk.OpenAsync(server);
        var register = _desk.Stops.Checked.Register;
        _web = await WebServer.StartOverAsync(register.Address, register.Setup.Database, register.Setup.Ring, MembersFeature.Feature, InspectionsFeature.Feature);
        await _desk.RegisterAsync("birth", 1, OtherBirth);
        await _desk.RegisterAsync("minor", 2, PlaceholderName);
        await _desk.RegisterAsync("same", 3, CheckedRegister.SameResident);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_system_starts_an_inspection_reads_it_and_enters_what_people_decided()
    {
        using var system = System($"Clerk.vendor.{InspectionDesk.Insurer}");
        using var unfit = await system.PostAsJsonAsync(Api, new { method = "77" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "INS.SCOPE"), (unfit.StatusCode, (await unfit.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
        using var started = await system.PostAsJsonAsync(Api, new { method = "5", acquiredFrom = "2024-04-01", route = "File" });
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await _desk.Stops.Checked.RunAsync();
        var records = await system.GetFromJsonAsync<JsonElement>($"{Api}/{id}/records");
        Assert.Equal(["birth", "minor"], records.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("memberId").GetString()));
        var birth = $"{Api}/{id}/records/{QualificationOf("birth").MemberKey}/2024-04-01/finding";
        using var wrong = await system.PutAsJsonAsync(birth, new { finding = "Wrong", evidence = "窓口で確認" });
        Assert.Equal("Corrected", (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        using var numbered = await system.PutAsJsonAsync(birth, new { finding = "None", evidence = "番号 " + Number(1) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, numbered.StatusCode);
        var campaign = await system.GetFromJsonAsync<JsonElement>($"{Api}/{id}");
        Assert.Equal(
            (3, 3, 1, 2, 1, 1, 1, 0),
            (Of(campaign, "target"), Of(campaign, "asked"), Of(campaign, "agreed"), Of(campaign, "differing"), Of(campaign, "undecided"), Of(campaign, "wrong"),
                Of(campaign, "corrected"), Of(campaign, "reports")));
        Assert.Single((await system.GetStringAsync($"{Api}/{id}/reports.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_is_no_name_is_refused_and_nothing_of_it_is_kept()
    {
        using var system = System($"Clerk.vendor.{InspectionDesk.Insurer}");
        foreach (var document in new object[]
        {
            new { method = "5", route = "77" }, new { method = "5", route = "0" }, new { method = "5", causeKind = "99" },
            new { method = "5", acquiredFrom = "2025-04-01", acquiredUntil = "2025-03-31" }, new { method = "5\0" },
        })
        {
            using var refused = await system.PostAsJsonAsync(Api, document);
            Assert.Equal("INS.SCOPE", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }

        using var clerk = _web.BrowserOf($"Clerk.tanaka.{InspectionDesk.Insurer}");
        using var page = await WebServer.PostAsync(clerk, "/inspections/start", new() { ["method"] = "5", ["route"] = "99", ["step"] = "confirm" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        using var body = _web.BrowserOf("Operator.ops");
        using var all = await WebServer.PostAsync(body, "/inspections/start", new() { ["method"] = "5", ["scheme"] = "zz", ["step"] = "confirm" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, all.StatusCode);
        Assert.Equal(0, (await system.GetFromJsonAsync<JsonElement>("/api/v1/inspections")).GetArrayLength());
        var campaign = (await _desk.StartAsync()).Result;
        using var records = await system.GetAsync($"{Api}/{campaign.Id}/records?state=0");
        Assert.Equal("WEB.FILTER", (await records.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("wrong", "zz")]
    [InlineData("wrong_checked", "zz")]
    [InlineData("wrong_checked", "")]
    public async Task A_wrong_number_is_deleted_only_when_somebody_says_so(string step, string deletion)
    {
        var campaign = (await _desk.StartAsync()).Result;
        await _desk.Stops.Checked.RunAsync();
        using var clerk = _web.BrowserOf($"Clerk.tanaka.{InspectionDesk.Insurer}");
        var record = Shikaku.Features.Inspections.Pages.InspectionPages.PathOf(InspectionDesk.Insurer, campaign.Id, QualificationOf("birth"));
        var before = await _desk.Stops.StateAsync("birth");
        using var answer = await WebServer.PostAsync(clerk, record, new() { ["wrong_evidence"] = "窓口で確認", ["deletion"] = deletion, ["step"] = step });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("番号を削除するかどうかを選んでください。", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((RecordState.Undecided, before), (await _desk.StateAsync(campaign, "birth"), await _desk.Stops.StateAsync("birth")));
        var from = Shikaku.Features.Inspections.Pages.InspectionPages.PathFrom(InspectionDesk.Insurer, QualificationOf("birth"));
        using var start = await WebServer.PostAsync(clerk, from, new()
        {
            ["method"] = "5",
            ["cause_kind"] = "Typing",
            ["cause"] = "入力の誤り",
            ["result"] = (await _desk.Stops.StandingAsync("birth")).ResultId.ToString(),
            ["deletion"] = deletion,
            ["step"] = "confirm",
        });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, before), (start.StatusCode, await _desk.Stops.StateAsync("birth")));
        using var cause = await WebServer.PostAsync(clerk, from, new()
        {
            ["method"] = "5",
            ["cause_kind"] = "99",
            ["cause"] = "入力の誤り",
            ["deletion"] = "keep",
            ["step"] = "confirm",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cause.StatusCode);
    }

    [Fact]
    public async Task Another_insurer_and_the_ministry_see_nothing_of_it()
    {
        var campaign = (await _desk.StartAsync()).Result;
        using var other = System("Supervisor.vendor.06010011");
        using var hidden = await other.GetAsync($"{Api}/{campaign.Id}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(0, (await other.GetFromJsonAsync<JsonElement>("/api/v1/inspections")).GetArrayLength());
        using var ministry = System("Oversight.ito");
        using var forbidden = await ministry.GetAsync("/api/v1/inspections");
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        using var body = System("Operator.ops");
        Assert.Equal(1, (await body.GetFromJsonAsync<JsonElement>("/api/v1/inspections")).GetArrayLength());
    }

    private static int Of(JsonElement document, string name) => document.GetProperty(name).GetInt32();

    private HttpClient System(string person)
    {
        var client = new HttpClient { BaseAddress = _web.Address };
        client.DefaultRequestHeaders.Add(TestAccounts.Header, person);
        return client;
    }
}
