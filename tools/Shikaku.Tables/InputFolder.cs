using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Shikaku.Tables;

/// <summary>The folder that holds every <see cref="Input"/>.</summary>
internal sealed class InputFolder(string root)
{
    /// <summary>Checks that every input is there and is the pinned one.</summary>
    /// <exception cref="InvalidDataException">One is missing or another version.</exception>
    public void Verify()
    {
        foreach (var input in Input.All)
        {
            var path = PathOf(input);
            if (!File.Exists(path))
            {
                throw new InvalidDataException($"{input.Name}: {input.Path} is missing; run tools/tables, which installs the inputs.");
            }

            using var stream = File.OpenRead(path);
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (hash != input.Sha256)
            {
                throw new InvalidDataException($"{input.Name}: SHA-256 is {hash}, the tables are made from {input.Sha256}.");
            }
        }
    }

    public string PathOf(Input input) => Path.Combine(root, input.Path);

    /// <summary>The lines of a text input; a byte that the encoding does not know is an error, never a replacement character.</summary>
    public IEnumerable<string> Lines(Input input, string encoding) => File.ReadLines(
        PathOf(input),
        Encoding.GetEncoding(encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback));

    public JsonDocument Json(Input input) => JsonDocument.Parse(File.ReadAllBytes(PathOf(input)));
}
