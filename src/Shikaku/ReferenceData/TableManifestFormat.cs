using System.Text.Json;

namespace Shikaku.ReferenceData;

/// <summary>
/// How the manifest is written, field by field: a serializer would take longer to start than the tables of a check take to be read.
/// </summary>
internal static class TableManifestFormat
{
    /// <summary>Reads a manifest. Fields that are not known are passed over.</summary>
    /// <exception cref="JsonException">It is not JSON, or a field is missing or of another kind.</exception>
    public static TableManifest Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new TableManifest(ReadAll(document.RootElement.GetProperty("tables"), ReadEntry));
        }
        catch (Exception damage) when (damage is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JsonException(damage.Message, damage);
        }
    }

    /// <summary>Writes a manifest as one JSON value.</summary>
    public static void Write(Utf8JsonWriter json, TableManifest manifest)
    {
        json.WriteStartObject();
        json.WriteStartArray("tables");
        foreach (var entry in manifest.Tables)
        {
            WriteEntry(json, entry);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static TableEntry ReadEntry(JsonElement entry) => new(
        Text(entry.GetProperty("file")),
        Text(entry.GetProperty("version")),
        Text(entry.GetProperty("sha256")),
        entry.GetProperty("rows").GetInt32(),
        Text(entry.GetProperty("source")),
        ReadAll(entry.GetProperty("sourceSha256"), Text),
        Text(entry.GetProperty("licence")),
        Text(entry.GetProperty("notice")));

    private static List<T> ReadAll<T>(JsonElement list, Func<JsonElement, T> read)
        where T : class
    {
        var all = new List<T>();
        foreach (var element in list.EnumerateArray())
        {
            all.Add(read(element));
        }

        return all;
    }

    private static string Text(JsonElement element) => element.GetString() ?? throw new FormatException("null is no text");

    private static void WriteEntry(Utf8JsonWriter json, TableEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("file", entry.File);
        json.WriteString("version", entry.Version);
        json.WriteString("sha256", entry.Sha256);
        json.WriteNumber("rows", entry.Rows);
        json.WriteString("source", entry.Source);
        json.WriteStartArray("sourceSha256");
        foreach (var digest in entry.SourceSha256)
        {
            json.WriteStringValue(digest);
        }

        json.WriteEndArray();
        json.WriteString("licence", entry.Licence);
        json.WriteString("notice", entry.Notice);
        json.WriteEndObject();
    }
}
