using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shikaku.Features.Audit;

/// <summary>Puts into JSON what a change of a single thing came to; names and codes only, no personal data and no secret.</summary>
internal static class ChangeEvent
{
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A list of one event, as in <c>[{"event":"user.invited","user":"yamamoto"}]</c>.</summary>
    /// <param name="name">What happened.</param>
    /// <param name="facts">To what, and how.</param>
    public static string Of(string name, params ReadOnlySpan<(string Key, string Value)> facts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, AsItIs))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("event", name);
            foreach (var (key, value) in facts)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
