using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using Shikaku.Web;
using Shikaku.Web.Safety;

namespace Shikaku.Tests.Web;

/// <summary>What every answer of the server keeps to: headers, who may see what, how refusals and failures are told, and what the log keeps to itself.</summary>
public sealed class AnswerTests(RegisterServer server) : IAsyncLifetime
{
    private readonly TestPages _pages = new();
    private WebServer _web = null!;

    public async ValueTask InitializeAsync() => _web = await WebServer.StartAsync(server, _pages.Feature);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/test/bug")]
    [InlineData("/test/status/409")]
    [InlineData("/api/v1/caller")]
    [InlineData("/api/v1/test/bug")]
    public async Task Every_answer_tells_the_browser_to_trust_nothing_else_and_to_keep_nothing(string path)
    {
        using var browser = _web.Browser();
        using var answer = await browser.GetAsync(path);

        foreach (var (name, value) in SecurityHeaders.All)
        {
            Assert.Equal(value.ToString(), Header(answer, name));
        }

        Assert.Equal("no-store", Header(answer, "Cache-Control"));
        Assert.Matches("^[A-Z]{5}-[A-Z]{5}$", Header(answer, RequestId.Header));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_https_browsers_are_told_to_come_back_by_https()
    {
        using var browser = _web.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await browser.GetAsync("/health/live");

        Assert.Equal("max-age=31536000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_style_sheet_and_the_icon_may_be_kept_for_ever()
    {
        using var browser = _web.Browser(Role.Clerk);
        var page = await WebServer.PageOfAsync(await browser.GetAsync("/"));
        var links = page.QuerySelectorAll<IHtmlLinkElement>("link").Select(link => link.GetAttribute("href")).ToArray();

        Assert.Equal(2, links.Length);
        foreach (var link in links)
        {
            using var answer = await browser.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", Header(answer, "Cache-Control"));
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        }
    }

    [Fact]
    public async Task A_stranger_sees_nothing_but_what_is_listed_here()
    {
        string[] open =
        [
            .. from endpoint in _web.Endpoints.OfType<RouteEndpoint>()
               where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
               let route = endpoint.RoutePattern.RawText
               where !route.StartsWith("/test/", StringComparison.Ordinal)
               select route.StartsWith("/assets/", StringComparison.Ordinal) ? "/assets/" + route.Split('.')[^1] : route,
        ];
        Assert.Equal(["/api/v1/openapi.json", "/assets/css", "/assets/svg", "/health/live", "/health/ready"], open.Order(StringComparer.Ordinal));

        using var browser = _web.Browser();
        foreach (var endpoint in _web.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0];
            using var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), endpoint.RoutePattern.RawText));
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {endpoint.RoutePattern.RawText}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData(nameof(Role.Clerk), HttpStatusCode.OK)]
    [InlineData(nameof(Role.Oversight), HttpStatusCode.Forbidden)]
    public async Task An_endpoint_opens_to_those_who_have_its_right(string name, HttpStatusCode expected)
    {
        var role = Enum.Parse<Role>(name);
        using var browser = _web.Browser(role);
        using var system = _web.System(role);

        Assert.Equal(expected, (await browser.GetAsync("/test/members")).StatusCode);
        Assert.Equal(expected, (await system.GetAsync("/api/v1/test/members")).StatusCode);
    }

    [Fact]
    public async Task The_interface_for_systems_takes_no_cookie_and_the_pages_take_no_key()
    {
        using var browser = _web.Browser(Role.Clerk);
        using var system = _web.System(Role.Clerk);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/caller")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await system.GetAsync("/")).StatusCode);
        using var caller = JsonDocument.Parse(await system.GetStringAsync("/api/v1/caller"));
        Assert.Equal(TestAccounts.Insurer, caller.RootElement.GetProperty("organisation").GetString());
        Assert.Contains("ViewMembers", caller.RootElement.GetProperty("rights").EnumerateArray().Select(right => right.GetString()));
    }

    [Theory]
    [InlineData("/test/status/400", "WEB.BAD_REQUEST", 400)]
    [InlineData("/test/status/401", "ACC.SESSION", 401)]
    [InlineData("/test/status/403", "ACC.NOT_ALLOWED", 403)]
    [InlineData("/nowhere", "ACC.NOT_FOUND", 404)]
    [InlineData("/test/form", "WEB.METHOD", 405)]
    [InlineData("/test/conflict", "WEB.CONFLICT", 409)]
    [InlineData("/test/status/413", "WEB.TOO_LARGE", 413)]
    [InlineData("/test/status/429", "WEB.TOO_MANY", 429)]
    [InlineData("/test/bug", "WEB.INTERNAL", 500)]
    [InlineData("/test/no-database", "WEB.UNAVAILABLE", 503)]
    [InlineData("/test/late", "WEB.TIMEOUT", 504)]
    public async Task A_refusal_is_told_on_a_page_with_the_name_of_the_request(string path, string code, int status)
    {
        using var browser = _web.Browser(Role.Clerk);
        using var answer = await browser.GetAsync(path);
        var page = await WebServer.PageOfAsync(answer);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var problem = Problems.All.Single(problem => problem.Code == code);
        Assert.Equal(problem.Title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal([Header(answer, RequestId.Header), code], page.QuerySelectorAll("main dd").Select(fact => fact.TextContent));
        Assert.DoesNotContain(TestPages.Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/test/bug", "WEB.INTERNAL", 500)]
    [InlineData("/api/v1/test/conflict", "WEB.CONFLICT", 409)]
    [InlineData("/api/v1/nowhere", "ACC.NOT_FOUND", 404)]
    public async Task Systems_are_told_a_refusal_by_RFC_9457(string path, string code, int status)
    {
        using var system = _web.System(Role.Clerk);
        using var answer = await system.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        using var problem = JsonDocument.Parse(body);

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((status, status), ((int)answer.StatusCode, problem.RootElement.GetProperty("status").GetInt32()));
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        Assert.Equal(Header(answer, RequestId.Header), problem.RootElement.GetProperty("requestId").GetString());
        Assert.DoesNotContain(TestPages.Secret, body, StringComparison.Ordinal);
        if (status == 409)
        {
            Assert.Equal("氏名が変更されています。", problem.RootElement.GetProperty("details")[0].GetString());
        }
    }

    [Fact]
    public async Task Another_sites_page_cannot_make_a_browser_change_anything()
    {
        using var browser = _web.Browser(Role.Clerk);
        using var forged = await browser.PostAsync("/sign-out", new FormUrlEncodedContent([]));
        Assert.Equal("WEB.FORM_EXPIRED", (await WebServer.PageOfAsync(forged)).QuerySelectorAll("main dd")[1].TextContent);

        var home = await WebServer.PageOfAsync(await browser.GetAsync("/"));
        var token = home.QuerySelector<IHtmlInputElement>("form[action='/sign-out'] input[type=hidden]")!;
        using var own = await browser.PostAsync("/sign-out", new FormUrlEncodedContent([new(token.Name!, token.Value)]));
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), (own.StatusCode, own.Headers.Location!.OriginalString));

        using var stranger = _web.Browser(Role.Supervisor);
        using var stolen = await stranger.PostAsync("/sign-out", new FormUrlEncodedContent([new(token.Name!, token.Value)]));
        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_as_too_large()
    {
        var large = new byte[RegisterHost.LongestBody + 1];
        Array.Fill(large, (byte)'a');
        using var browser = _web.Browser(Role.Clerk);
        using var system = _web.System(Role.Clerk);

        using var form = await browser.PostAsync("/test/form", new StringContent(Encoding.ASCII.GetString(large), null, "application/x-www-form-urlencoded"));
        using var body = await system.PostAsync("/api/v1/test/body", new ByteArrayContent(large));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge), (form.StatusCode, body.StatusCode));
    }

    [Fact]
    public async Task A_machine_that_tries_to_sign_in_is_told_to_wait()
    {
        using var browser = _web.Browser();
        var statuses = new List<HttpStatusCode>();
        while (statuses.Count < 1000 && !statuses.Contains(HttpStatusCode.TooManyRequests))
        {
            using var answer = await browser.PostAsync("/test/sign-in", new FormUrlEncodedContent([]));
            statuses.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal(61, statuses.Count);
    }

    [Fact]
    public async Task The_log_tells_of_each_request_and_of_no_person()
    {
        using var browser = _web.Browser(Role.Clerk);
        using var failed = await browser.GetAsync($"/test/bug?name={TestPages.Secret}");
        await browser.GetAsync($"/members/123456789018?name={TestPages.Secret}");
        await browser.GetAsync("/health/live");
        var log = await _web.LogAsync();

        Assert.DoesNotContain(TestPages.Secret, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(TestPages.Secret), log, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789018", log, StringComparison.Ordinal);
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var request = Header(failed, RequestId.Header);
        Assert.Equal(["Error", "Information"], lines.Where(line => line.GetProperty("request").GetString() == request).Select(line => line.GetProperty("level").GetString()));
        Assert.Equal("System.InvalidOperationException", lines[0].GetProperty("exception").GetString());
        Assert.Equal(["GET /test/bug 500", "GET none 404"], lines.Where(line => line.TryGetProperty("route", out _))
            .Select(line => $"{line.GetProperty("method")} {line.GetProperty("route")} {line.GetProperty("status")}"));
    }

    [Fact]
    public async Task What_is_under_way_comes_to_its_end_when_the_server_ends()
    {
        using var browser = _web.Browser();
        var slow = browser.GetStringAsync("/test/slow");
        await _pages.Waiting.Task;
        var stop = _web.StopAsync();
        Assert.False(stop.IsCompleted);
        _pages.Release();

        Assert.Equal("whole", await slow);
        await stop;
        await Assert.ThrowsAsync<HttpRequestException>(() => browser.GetAsync("/health/live"));
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.GetValues(name));
}
