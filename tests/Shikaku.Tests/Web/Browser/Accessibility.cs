using System.Text.Json;
using Microsoft.Playwright;

namespace Shikaku.Tests.Web.Browser;

/// <summary>What axe finds on a page that keeps somebody from using it.</summary>
internal static class Accessibility
{
    private static readonly string Axe = ReadAxe();

    /// <summary>The serious and critical violations of WCAG 2.2 AA and of good practice, each with the elements concerned.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsOfAsync(IPage page)
    {
        // Evaluated from outside: the pages themselves allow no foreign script.
        await page.EvaluateAsync(Axe);
        var result = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] })");
        return
        [
            .. from violation in result.GetProperty("violations").EnumerateArray()
               where violation.GetProperty("impact").GetString() is "serious" or "critical"
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id")}: {node.GetProperty("html")} {node.GetProperty("failureSummary")}",
        ];
    }

    private static string ReadAxe()
    {
        using var reader = new StreamReader(typeof(Accessibility).Assembly.GetManifestResourceStream("axe.min.js")!);
        return reader.ReadToEnd();
    }
}
