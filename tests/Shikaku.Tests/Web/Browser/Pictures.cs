using Microsoft.Playwright;

namespace Shikaku.Tests.Web.Browser;

/// <summary>Pictures of pages, left to be looked at in the folder that the environment variable <c>SHIKAKU_SCREENSHOTS</c> names.</summary>
internal static class Pictures
{
    /// <summary>Takes a picture of a whole page.</summary>
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SHIKAKU_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"page-{name}.png"), FullPage = true });
        }
    }
}
