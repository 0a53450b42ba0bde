using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>A browser without script: follows links, fills forms in and sends them, as a person would.</summary>
internal sealed class AccountBrowser(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    /// <summary>The page at hand.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>How the last answer began.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>The cookies of the last answer.</summary>
    public IReadOnlyList<string> Cookies { get; private set; } = [];

    public string Title => Page.QuerySelector("h1")!.TextContent;

    public string Text => Page.QuerySelector("main")!.TextContent;

    /// <summary>Asks for a page.</summary>
    public Task OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Fills the page's form in and sends it by its first button, or by the one of a value.</summary>
    public Task SubmitAsync(IReadOnlyDictionary<string, string>? filled = null, string? button = null)
    {
        var form = Page.QuerySelector<IHtmlFormElement>("main form")!;
        List<KeyValuePair<string, string>> fields = [];
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]"))
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

        var sender = form.QuerySelectorAll<IHtmlButtonElement>("button").First(found => button is null || found.Value == button);
        if (sender.Name is { Length: > 0 } name)
        {
            fields.Add(new(name, sender.Value));
        }

        return SendAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = new FormUrlEncodedContent(fields) });
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
