using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Checks;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.ReferenceData;
using Shikaku.Tests.Features.Accounts;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Web;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Web;

/// <summary>
/// A supervisor and an API key of one insurer, with every right that an insurer can have, walk over every route of the server with the names of another insurer's
/// data: each answers that there is no such thing. A route with a parameter that this walk does not know fails it, so that no new one is forgotten.
/// </summary>
public sealed class OtherInsurerTests(RegisterServer server) : IAsyncLifetime
{
    private const string Secret = "秘密　太郎";

    private AccountWorld _world = null!;
    private RegisterHost _host = null!;
    private Dictionary<string, string> _names = null!;
    private string _session = null!;
    private string _key = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await OpenAsync(server);
        var settings = new WebSettings(["http://127.0.0.1:0"], [], TextWriter.Null, _world.Clock);
        _host = await RegisterHost.StartAsync(_world.Database, _world.Ring, settings, WebFeatures.All, CancellationToken.None);
        _names = await FillAsync();
        var stranger = await _world.EnrolAsync("stranger", OtherInsurer, Role.Supervisor);
        _session = await _world.CookieOfAsync(stranger);
        var rights = stranger.Caller.Rights & (Right.ViewMembers | Right.ChangeMembers | Right.SubmitIntakes | Right.ViewIntakes | Right.ViewAudit | Right.ViewChecks
            | Right.ConfirmResults);
        _key = Done(await _world.ApiKeys.IssueAsync(stranger.Caller, new ApiKeyRequest(OtherInsurer, "test", rights, 30), CancellationToken.None)).ToText();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Every_route_with_another_insurers_names_finds_nothing()
    {
        using var client = Client();
        var walked = 0;
        foreach (var endpoint in _host.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.Parameters.Count > 0 && !IsOpen(endpoint)))
        {
            var path = PathOf(endpoint);
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                using var answer = await SendAsync(client, method, path);
                var body = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{method} {endpoint.RoutePattern.RawText}: {answer.StatusCode}");
                Assert.DoesNotContain(Secret, body, StringComparison.Ordinal);
                walked++;
            }
        }

        Assert.True(walked >= 25, $"{walked} routes were walked");
    }

    [Fact]
    public async Task Every_page_without_a_parameter_shows_nothing_of_the_other_insurer()
    {
        using var client = Client();
        foreach (var endpoint in _host.Endpoints.OfType<RouteEndpoint>().Where(endpoint =>
            endpoint.RoutePattern.Parameters.Count == 0 && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true))
        {
            using var answer = await SendAsync(client, "GET", endpoint.RoutePattern.RawText!);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.All([Secret, "yamamoto", _names["intake"], _names["member"]], name => Assert.DoesNotContain(name, body, StringComparison.Ordinal));
        }

        using var audit = await SendAsync(client, "GET", $"/audit?organisation={Insurer}");
        Assert.Equal(HttpStatusCode.NotFound, audit.StatusCode);
        using var list = await SendAsync(client, "GET", $"/intakes?before={_names["intake"]}");
        Assert.DoesNotContain(Insurer, await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_walker_finds_what_is_its_own()
    {
        using var client = Client();
        using var page = await SendAsync(client, "GET", $"/members/{OtherInsurer}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var list = await SendAsync(client, "GET", $"/api/v1/insurers/{OtherInsurer}/intakes");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
    }

    [Fact]
    public async Task Raw_statements_of_the_application_with_another_organisation_set_see_no_row()
    {
        await using var connection = await _world.Database.ConnectForAsync(OtherInsurer, CancellationToken.None);
        string[] tables =
        [
            .. await connection.QueryAsync<string>(
                """
                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                WHERE schemaname IN ('register', 'intake', 'audit', 'account', 'vault', 'checks', 'stops', 'inspections') AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT') AND rowsecurity
                """),
        ];
        Assert.True(tables.Length >= 6, string.Join(' ', tables));
        foreach (var table in tables)
        {
            foreach (var row in await connection.QueryAsync<string>($"SELECT row_to_json(each)::text FROM {table} AS each"))
            {
                Assert.DoesNotContain(Insurer, row, StringComparison.Ordinal);
            }
        }

        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("SELECT sealed FROM vault.individual_number"));
    }

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null;

    /// <summary>What the other insurer has, by the names of the parameters that lead to it.</summary>
    private async Task<Dictionary<string, string>> FillAsync()
    {
        var setup = new MemberSetup(_world.Database, _world.Ring, new CheckTables(TableFiles.Open()), _world.Clock);
        var clerk = CallerOf(Insurer, Role.Clerk);
        var csv = MemberLines.File(
            MemberLines.Line("m1", $"name_kanji={Secret}"), MemberLines.Line("m2", $"name_kanji={Secret}", "individual_number="));
        var received = await new FileReceiver(setup).ReceiveAsync(
            clerk, Insurer, new MemoryStream(Encoding.UTF8.GetBytes(csv)), IntakeChannel.Page, null, CancellationToken.None);
        Assert.True(InsurerNumber.TryParse(Insurer, allowMadeUpBodies: true, out var number, out _));
        await new IntakeApplication(setup).RunNextAsync(number, waits: true, CancellationToken.None);
        var version = "";
        while (version.Length == 0)
        {
            version = (await _world.QueryAsync("SELECT version_id::text FROM register.qualification")).SingleOrDefault("");
        }

        await new RegistrationFollower(new CheckRegister(setup, new MadeUpRegistry(), new CheckSettings())).RunAsync(CancellationToken.None);
        var user = await _world.EnrolAsync("yamamoto");
        var key = Done(await _world.ApiKeys.IssueAsync(Supervisor, new ApiKeyRequest(Insurer, "theirs", Right.ViewIntakes, 30), CancellationToken.None));
        return new(StringComparer.Ordinal)
        {
            ["insurer"] = Insurer,
            ["insurerNumber"] = Insurer,
            ["organisation"] = Insurer,
            ["intake"] = received.Result.Id.ToString(),
            ["member"] = MemberKey.Of(Insurer, "m1").ToString(),
            ["version"] = version,
            ["qualification"] = version,
            ["acquiredOn"] = "2024-04-01",
            ["confirmation"] = version,
            ["batch"] = version,
            ["campaign"] = version,
            ["number"] = "1",
            ["schedule"] = version,
            ["id"] = user.User.Id.ToString(),
            ["key"] = key.Id,
            ["action"] = "disable",
            ["entry"] = Assert.Single(await _world.QueryAsync("SELECT entry_id::text FROM register.missing_number")),
            ["run"] = Assert.Single(await _world.QueryAsync("SELECT run_id::text FROM checks.run")),
        };
    }

    private string PathOf(RouteEndpoint endpoint)
    {
        var path = new StringBuilder();
        foreach (var segment in endpoint.RoutePattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
            {
                path.Append(part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
                    ? _names[parameter.Name]
                    : ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)part).Content);
            }
        }

        return path.ToString();
    }

    private HttpClient Client()
    {
        var address = new Uri(_host.Addresses.Single());
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        handler.CookieContainer.Add(address, new Cookie("session", _session));
        return new HttpClient(handler) { BaseAddress = address };
    }

    /// <summary>Sends a request with the session, or the key, and whatever a form of the walker's own carries.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (path.StartsWith("/api/", StringComparison.Ordinal))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
            request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{_names["version"]}\""));
            if (method != "GET")
            {
                var isFile = path.EndsWith("/intakes", StringComparison.Ordinal) || path.EndsWith("/confirmation-files", StringComparison.Ordinal);
                request.Content = new StringContent(isFile ? MemberLines.File(MemberLines.Line("m9")) : "{}", Encoding.UTF8, isFile ? "text/csv" : "application/json");
            }
        }
        else if (method != "GET")
        {
            var form = await WebServer.PageOfAsync(await client.GetAsync("/account/password"));
            var token = form.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("version", _names["version"]), new("step", "confirm")]);
        }

        return await client.SendAsync(request);
    }
}
