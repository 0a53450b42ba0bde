using System.Globalization;
using Shikaku.Commands;
using Shikaku.Tests.Commands;

namespace Shikaku.Tests.Sampling;

/// <summary>A sample as written, read back by another reader than ours.</summary>
internal sealed class SampleFiles
{
    private SampleFiles(Dictionary<string, string>[] members, Dictionary<string, string>[] residents, Dictionary<string, string>[] truth) =>
        (Members, Residents, Truth) = (members, residents, truth);

    public IReadOnlyList<Dictionary<string, string>> Members { get; }

    public IReadOnlyList<Dictionary<string, string>> Residents { get; }

    public IReadOnlyList<Dictionary<string, string>> Truth { get; }

    /// <summary>Member rows with their truth and with the resident whose number they carry, null if there is none.</summary>
    public IEnumerable<(Dictionary<string, string> Member, Dictionary<string, string> Truth, Dictionary<string, string>? Resident)> Joined()
    {
        var residents = Residents.ToDictionary(resident => resident["individual_number"], StringComparer.Ordinal);
        return Members.Zip(Truth, (member, truth) => (member, truth, residents.GetValueOrDefault(member["individual_number"])));
    }

    /// <summary>Makes a sample and reads it.</summary>
    public static async Task<SampleFiles> MakeAsync(int members, string noise, int seed = 7, int insurers = 30)
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder.Root, members, noise, seed, insurers);
        return new(Read(folder.PathOf("members.csv")), Read(folder.PathOf("residents.csv")), Read(folder.PathOf("truth.csv")));
    }

    /// <summary>Makes a sample.</summary>
    public static async Task WriteAsync(string folder, int members, string noise, int seed = 7, int insurers = 30)
    {
        var run = await CommandRun.OfAsync(
            "sample", "--members", Text(members), "--out", folder, "--seed", Text(seed), "--noise", noise, "--insurers", Text(insurers));
        Assert.Equal(ExitCode.Done, run.ExitCode);
    }

    private static Dictionary<string, string>[] Read(string path)
    {
        using var csv = CsvHelper.CsvReader.FromText(File.ReadAllText(path), CsvHelper.CsvReaderOptions.Default with { HasHeader = false });
        var rows = new List<Dictionary<string, string>>();
        string[]? header = null;
        while (csv.Read())
        {
            var fields = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
            if (header is null)
            {
                header = fields;
            }
            else
            {
                rows.Add(header.Zip(fields).ToDictionary(StringComparer.Ordinal));
            }
        }

        return [.. rows];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
