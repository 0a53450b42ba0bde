using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>A browser without script: follows links, fills forms in and sends them, as a person would.</summary>
internal sealed class AccountBrowser : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>Opens a browser.</summary>
    /// <param name="address">The server.</param>
    /// <param name="session">The cookie of somebody who has signed in, or null.</param>
    public AccountBrowser(Uri address, string? session = null)
    {
        var cookies = new CookieContainer();
        if (session is not null)
        {
            cookies.Add(address, new Cookie("session", session));
        }

        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    /// <summary>The page at hand.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>How the last answer began.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>The cookies of the last answer.</summary>
    public IReadOnlyList<string> Cookies { get; private set; } = [];

    public string Title => Page.QuerySelector("h1")!.TextContent;

    public string Text => Page.QuerySelector("main")!.TextContent;

    /// <summary>The API key that the page shows; empty if it shows none.</summary>
    public string ShownKey => Regex.Match(Text, "shk_[a-z2-7]{16}_[A-Za-z0-9_-]{43}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    /// <summary>The link of an invitation that the page shows; empty if it shows none.</summary>
    public string ShownLink => Regex.Match(Text, "http://[^ ]*/invitation/[A-Za-z0-9_-]{43}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    /// <summary>What is filled in: names and values by turns.</summary>
    public static Dictionary<string, string> Fields(params string[] pairs) =>
        Enumerable.Range(0, pairs.Length / 2).ToDictionary(i => pairs[2 * i], i => pairs[(2 * i) + 1]);

    /// <summary>Goes back to a page that was shown before.</summary>
    public void GoTo(IHtmlDocument page) => Page = page;

    /// <summary>Asks for a page.</summary>
    public Task OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Fills the page's form in and sends it by its first button, or by the one of a value.</summary>
    public Task SubmitAsync(IReadOnlyDictionary<string, string>? filled = null, string? button = null, string form = "main form")
    {
        var sent = Page.QuerySelector<IHtmlFormElement>(form)!;
        List<KeyValuePair<string, string>> fields = [];
        foreach (var input in sent.QuerySelectorAll<IHtmlInputElement>("input[name]"))
        {
            var value = filled?.GetValueOrDefault(input.Name!);
            if (input.Type is "radio" or "checkbox")
            {
                if (value is null ? input.IsChecked : value.Split(',').Contains(input.Value))
                {
                    fields.Add(new(input.Name!, input.Value));
                }
            }
            else
            {
                fields.Add(new(input.Name!, value ?? input.Value));
            }
        }

        foreach (var select in sent.QuerySelectorAll<IHtmlSelectElement>("select[name]"))
        {
            fields.Add(new(select.Name!, filled?.GetValueOrDefault(select.Name!) ?? select.Value ?? ""));
        }

        var sender = sent.QuerySelectorAll<IHtmlButtonElement>("button").First(found => button is null || found.Value == button);
        if (sender.Name is { Length: > 0 } name)
        {
            fields.Add(new(name, sender.Value));
        }

        return SendAsync(new HttpRequestMessage(HttpMethod.Post, sent.GetAttribute("action")) { Content = new FormUrlEncodedContent(fields) });
    }

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(HttpRequestMessage request)
    {
        using var answer = await _client.SendAsync(request);
        Status = answer.StatusCode;
        Cookies = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
        if (answer.StatusCode == HttpStatusCode.SeeOther)
        {
            await OpenAsync(answer.Headers.Location!.OriginalString);
            return;
        }

        Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
