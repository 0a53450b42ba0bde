using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shikaku.Web.Safety;

namespace Shikaku.Web.Styles;

/// <summary>The one style sheet, made of the embedded files in the order of their names, under an address that changes with its content.</summary>
internal static class Stylesheet
{
    private const string Prefix = "Shikaku.Web.Styles.";
    private const string Suffix = ".css";
    private const int HashLength = 16;

    private static readonly byte[] Content = Read(Suffix);
    private static readonly byte[] IconContent = Read(".svg");

    /// <summary>Where it is.</summary>
    public static string Address { get; } = AddressOf(Content, "css");

    /// <summary>Where the icon of the browser's tab is.</summary>
    public static string IconAddress { get; } = AddressOf(IconContent, "svg");

    /// <summary>Maps both.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, Address, Content, "text/css; charset=utf-8");
        Map(routes, IconAddress, IconContent, "image/svg+xml");
    }

    private static void Map(IEndpointRouteBuilder routes, string address, byte[] content, string type) =>
        routes.MapGet(address, (HttpContext context) =>
        {
            SecurityHeaders.AllowCaching(context);
            return Results.Bytes(content, type);
        }).AllowAnonymous().ExcludeFromDescription();

    private static string AddressOf(byte[] content, string extension) =>
        $"/assets/{Convert.ToHexStringLower(SHA256.HashData(content))[..HashLength]}.{extension}";

    private static byte[] Read(string suffix)
    {
        using var all = new MemoryStream();
        var assembly = typeof(Stylesheet).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(IsOurs).Order(StringComparer.Ordinal))
        {
            using var part = assembly.GetManifestResourceStream(name)!;
            part.CopyTo(all);
        }

        return all.ToArray();

        bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal);
    }
}
