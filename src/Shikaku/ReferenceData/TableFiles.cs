using System.Security.Cryptography;
using Shikaku.Commands;
using Shikaku.Storage;

namespace Shikaku.ReferenceData;

/// <summary>
/// The folder data/ with the reference tables. A table is handed out only if it is byte for byte the one that the manifest lists: a damaged
/// table would judge people wrongly without a sound.
/// </summary>
internal sealed class TableFiles
{
    private readonly Dictionary<string, TableEntry> _entries;

    private TableFiles(string folder, TableManifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
        _entries = manifest.Tables.ToDictionary(entry => entry.File, StringComparer.Ordinal);
    }

    /// <summary>The folder of the tables shipped beside the executable.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What the folder should hold, for <c>shikaku doctor</c> and the versions in a summary.</summary>
    public TableManifest Manifest { get; }

    /// <summary>Opens the tables shipped beside the executable.</summary>
    /// <exception cref="UnusableInputException">The manifest is missing or unreadable.</exception>
    public static TableFiles Open() => Open(ShippedFolder);

    /// <summary>Opens the tables of a folder.</summary>
    /// <exception cref="UnusableInputException">The manifest is missing or unreadable.</exception>
    public static TableFiles Open(string folder) => new(folder, TableManifest.Parse(Load(folder, TableManifest.FileName)));

    /// <summary>The content of a table.</summary>
    /// <param name="file">File name, such as <c>towns.tsv</c>.</param>
    /// <exception cref="UnusableInputException">The manifest does not list the file, it is missing, or its content is not the listed one.</exception>
    public byte[] Read(string file)
    {
        if (!_entries.TryGetValue(file, out var entry))
        {
            throw new UnusableInputException($"参照データ {file} は一覧 {TableManifest.FileName} にありません。{TableManifest.Remedy}");
        }

        var content = Load(Folder, file);
        return DigestOf(content) == entry.Sha256
            ? content
            : throw new UnusableInputException($"参照データ {file} の内容が一覧 {TableManifest.FileName} と一致しません（版 {entry.Version}、破損または改変）。{TableManifest.Remedy}");
    }

    /// <summary>The digest of a table as the manifest lists it.</summary>
    public static string DigestOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Load(string folder, string file)
    {
        try
        {
            // Opening a named pipe, which has no length, would wait for somebody to write to it.
            var path = Path.Combine(folder, file);
            return new FileInfo(RealPath.Of(path)) is { Exists: true, Length: 0 } ? [] : File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"参照データ {file} がフォルダー {folder} にありません。{TableManifest.Remedy}", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"参照データ {file} をフォルダー {folder} から読み取れません。{TableManifest.Remedy}", unreadable);
        }
    }
}
