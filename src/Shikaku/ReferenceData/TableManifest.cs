using System.Text.Json;
using Shikaku.Commands;

namespace Shikaku.ReferenceData;

/// <summary>The list of the files of data/ (MAT-90).</summary>
/// <param name="Tables">One entry for each file, ordered by file name.</param>
internal sealed record TableManifest(IReadOnlyList<TableEntry> Tables)
{
    /// <summary>Name of the manifest itself.</summary>
    public const string FileName = "manifest.json";

    /// <summary>What to do about data that cannot be used.</summary>
    public const string Remedy = "Shikaku を入れ直すか、tools/tables で data フォルダーを作り直してください。";

    private const string Unreadable = $"参照データの一覧 {FileName} を読み取れません。{Remedy}";

    /// <summary>Writes it to a file.</summary>
    public void Write(Stream output) => JsonOutput.Write(output, json => TableManifestFormat.Write(json, this));

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="UnusableInputException">It is no manifest, lists a file twice, or names a file outside its folder.</exception>
    public static TableManifest Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var manifest = TableManifestFormat.Read(json);
            if (manifest.Tables.All(entry => entry.File == Path.GetFileName(entry.File))
                && manifest.Tables.DistinctBy(entry => entry.File, StringComparer.Ordinal).Count() == manifest.Tables.Count)
            {
                return manifest;
            }
        }
        catch (JsonException broken)
        {
            throw new UnusableInputException(Unreadable, broken);
        }

        throw new UnusableInputException(Unreadable);
    }
}
