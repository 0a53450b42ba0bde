using System.Security.Cryptography;
using System.Text;

namespace Shikaku.Tests.ReferenceData;

/// <summary>A folder of two small tables with a right manifest, for a test to spoil.</summary>
internal sealed class TableFolder : IDisposable
{
    public const string Eras = "digit\tletter\n5\tR\n";
    public const string Towns = "row\ttown\n1\t一ツ橋\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shikaku-tables-");

    public TableFolder()
    {
        Write("eras.tsv", Eras);
        Write("towns.tsv", Towns);
        Write("manifest.json", $$"""{"tables":[{{Entry("eras.tsv", Eras)}},{{Entry("towns.tsv", Towns)}}]}""");
    }

    public string Path => _folder.FullName;

    public static string Entry(string file, string content) =>
        $$"""
        {"file":"{{file}}","version":"7","sha256":"{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}}",
         "rows":1,"source":"own","sourceSha256":[],"licence":"Apache-2.0","notice":"none"}
        """;

    public void Write(string file, string content) => File.WriteAllText(PathOf(file), content);

    public void Delete(string file) => File.Delete(PathOf(file));

    /// <summary>Changes one bit of one byte.</summary>
    public void Damage(string file, int position)
    {
        var content = File.ReadAllBytes(PathOf(file));
        content[position] ^= 1;
        File.WriteAllBytes(PathOf(file), content);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string file) => System.IO.Path.Combine(Path, file);
}
