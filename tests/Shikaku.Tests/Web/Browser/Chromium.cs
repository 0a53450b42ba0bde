using Microsoft.Playwright;
using Shikaku.Tests.Web.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Shikaku.Tests.Web.Browser;

/// <summary>One real browser for all tests of pages, started when the first needs it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a window of its own, with nothing remembered.</summary>
    public async Task<IBrowserContext> OpenAsync(Uri address, int width, bool withScript)
    {
        await _gate.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            });
        }
        finally
        {
            _gate.Release();
        }

        return await _browser.NewContextAsync(new() { BaseURL = address.ToString(), Locale = "ja-JP", ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = withScript });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _gate.Dispose();
    }
}
