using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shikaku.Commands;

/// <summary>Writes one JSON value to the output of a command, readable and with Japanese as it is.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the value to a file, with a line end.</summary>
    /// <param name="output">The file.</param>
    /// <param name="write">Writes one value.</param>
    public static void Write(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            write(json);
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes the value.</summary>
    /// <param name="output">The output of the command.</param>
    /// <param name="write">Writes one value.</param>
    public static async Task WriteAsync(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            write(json);
        }

        await output.WriteLineAsync(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
