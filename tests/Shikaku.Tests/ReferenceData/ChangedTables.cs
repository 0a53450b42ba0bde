using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Shikaku.Tests.ReferenceData;

/// <summary>A copy of the shipped tables in which rows are missing, as version 9 of their files, with a right manifest.</summary>
internal sealed class ChangedTables : IDisposable
{
    private const string Manifest = "manifest.json";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shikaku-changed-");

    public ChangedTables()
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "data")))
        {
            File.Copy(file, PathOf(System.IO.Path.GetFileName(file)));
        }
    }

    public string Path => _folder.FullName;

    /// <summary>Takes the rows with a text out of a table; there must be one.</summary>
    public void Forget(string file, string text)
    {
        var rows = File.ReadAllText(PathOf(file)).Split('\n');
        var kept = Array.FindAll(rows, row => !row.Contains(text, StringComparison.Ordinal));
        Assert.NotEqual(rows.Length, kept.Length);
        var content = string.Join('\n', kept);
        File.WriteAllText(PathOf(file), content);

        var manifest = JsonNode.Parse(File.ReadAllText(PathOf(Manifest)))!;
        var entry = manifest["tables"]!.AsArray().Single(table => (string?)table!["file"] == file)!;
        entry["version"] = "9";
        entry["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        File.WriteAllText(PathOf(Manifest), manifest.ToJsonString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string file) => System.IO.Path.Combine(Path, file);
}
