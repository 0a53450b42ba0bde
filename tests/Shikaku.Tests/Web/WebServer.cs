using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Shikaku.Features.Accounts;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;
using Shikaku.Web;

namespace Shikaku.Tests.Web;

/// <summary>The real server on a free port of this machine, with a real database of its own.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly RegisterDatabase? _database;
    private readonly RegisterHost _host;
    private readonly StringWriter _log;

    private WebServer(DatabaseAddress address, RegisterDatabase? database, RegisterHost host, StringWriter log)
    {
        (Database, _database, _host, _log) = (address, database, host, log);
        Address = new Uri(host.Addresses.Single());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its database.</summary>
    public DatabaseAddress Database { get; }

    public IReadOnlyList<Endpoint> Endpoints => _host.Endpoints;

    /// <summary>Starts it.</summary>
    /// <param name="server">Has the database.</param>
    /// <param name="features">What it shows beside the frame; without accounts of their own, those of the tests.</param>
    public static Task<WebServer> StartAsync(RegisterServer server, params IReadOnlyList<WebFeature> features) => StartOnlyAsync(server, [TestAccounts.Feature, .. features]);

    /// <summary>Starts it as <c>shikaku serve</c> does.</summary>
    public static Task<WebServer> StartWholeAsync(RegisterServer server) => StartOnlyAsync(server, WebFeatures.All);

    /// <summary>Starts it over a register that a test fills.</summary>
    public static async Task<WebServer> StartOverAsync(DatabaseAddress address, RegisterDatabase database, KeyRing ring, params IReadOnlyList<WebFeature> features)
    {
        await KeyProofs.RequireAsync(database, ring, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        var log = new StringWriter();
        var settings = new WebSettings(["http://127.0.0.1:0"], [], TextWriter.Synchronized(log), TimeProvider.System);
        var host = await RegisterHost.StartAsync(database, ring, settings, [TestAccounts.Feature, .. features], CancellationToken.None);
        return new WebServer(address, null, host, log);
    }

    private static async Task<WebServer> StartOnlyAsync(RegisterServer server, IReadOnlyList<WebFeature> features)
    {
        var address = await server.CreateDatabaseAsync();
        var database = await RegisterDatabase.OpenAsync(address, CancellationToken.None);
        var ring = KeyRing.Create(TimeProvider.System.GetUtcNow());
        await KeyProofs.RequireAsync(database, ring, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        var log = new StringWriter();
        var settings = new WebSettings(["http://127.0.0.1:0"], [], TextWriter.Synchronized(log), TimeProvider.System);
        return new WebServer(address, database, await RegisterHost.StartAsync(database, ring, settings, features, CancellationToken.None), log);
    }

    /// <summary>A browser of somebody with a role, or of a stranger.</summary>
    public HttpClient Browser(Role? role = null) => BrowserOf(role?.ToString());

    /// <summary>A browser of a person, as <see cref="TestAccounts"/> names them.</summary>
    public HttpClient BrowserOf(string? person)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        if (person is not null)
        {
            handler.CookieContainer.Add(Address, new Cookie(TestAccounts.Cookie, person));
        }

        return new HttpClient(handler) { BaseAddress = Address };
    }

    /// <summary>Another system, with a key of a role.</summary>
    public HttpClient System(Role role)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add(TestAccounts.Header, role.ToString());
        return client;
    }

    /// <summary>Reads an answer as a page.</summary>
    public static async Task<IHtmlDocument> PageOfAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Sends a form from a browser, with the token of a page of its session.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, Dictionary<string, string> fields)
    {
        using var home = await browser.GetAsync("/");
        var token = (await PageOfAsync(home)).QuerySelector<IHtmlInputElement>("form[action='/sign-out'] input[type=hidden]")!;
        using var form = new FormUrlEncodedContent(fields.Append(KeyValuePair.Create(token.Name!, token.Value)));
        return await browser.PostAsync(path, form);
    }

    public Task StopAsync() => _host.StopAsync();

    /// <summary>Ends the server and gives its whole log.</summary>
    public async Task<string> LogAsync()
    {
        await _host.StopAsync();
        return _log.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}
