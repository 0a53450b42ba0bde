using System.Security.Cryptography;
using System.Text.Json;

namespace Shikaku.Tables;

/// <summary>Writes data/ and its manifest.</summary>
internal static class DataFolder
{
    private const string Policies = "judgement_policies.json";

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes every table, and a manifest that covers them and the judgement policies, which are kept by hand in data/ itself.</summary>
    /// <returns>All files that the manifest lists, in its order.</returns>
    public static IReadOnlyList<DataFile> Write(string folder, IEnumerable<DataFile> tables)
    {
        Directory.CreateDirectory(folder);
        var files = tables.ToList();
        foreach (var file in files)
        {
            File.WriteAllBytes(Path.Combine(folder, file.File), file.Content);
        }

        if (File.Exists(Path.Combine(folder, Policies)))
        {
            files.Add(ReadPolicies(Path.Combine(folder, Policies)));
        }

        files.Sort((left, right) => string.CompareOrdinal(left.File, right.File));
        RefuseStrangers(folder, files);
        File.WriteAllBytes(Path.Combine(folder, "manifest.json"), Manifest(files));
        return files;
    }

    private static DataFile ReadPolicies(string path)
    {
        var content = File.ReadAllBytes(path);
        using var json = JsonDocument.Parse(content);
        var version = json.RootElement.GetProperty("version").GetString() ?? throw new InvalidDataException($"{Policies}: no version.");
        return new(Policies, version, TableSource.OwnPolicies, json.RootElement.GetProperty("policies").GetArrayLength(), content);
    }

    private static void RefuseStrangers(string folder, List<DataFile> files)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path);
            if (name != "manifest.json" && !files.Exists(file => file.File == name))
            {
                throw new InvalidDataException($"{name}: no table of this tool; every file of data/ must be in the manifest.");
            }
        }
    }

    private static byte[] Manifest(List<DataFile> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteStartArray("tables");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("file", file.File);
                json.WriteString("version", file.Version);
                json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(file.Content)));
                json.WriteNumber("rows", file.Rows);
                json.WriteString("source", file.Source.Source);
                json.WriteStartArray("sourceSha256");
                foreach (var input in file.Source.Inputs)
                {
                    json.WriteStringValue(input.Sha256);
                }

                json.WriteEndArray();
                json.WriteString("licence", file.Source.Licence);
                json.WriteString("notice", file.Source.Credit);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
