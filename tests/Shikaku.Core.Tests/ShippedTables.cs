namespace Shikaku.Core.Tests;

/// <summary>The bytes of the tables that Shikaku ships.</summary>
internal static class ShippedTables
{
    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", file));
}
