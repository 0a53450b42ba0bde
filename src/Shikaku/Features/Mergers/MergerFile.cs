using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Calendar;
using Shikaku.Core.Records;
using Shikaku.Files;

namespace Shikaku.Features.Mergers;

/// <summary>Reads a list of mergers: a CSV file as every input (product.md §5), each row by itself.</summary>
/// <param name="places">Knows the prefectures and makes names.</param>
/// <param name="dates">Reads 施行日 in every form in which dates come.</param>
/// <param name="findings">Takes what is wrong with a row.</param>
internal sealed class MergerFile(PlaceNames places, DateText dates, List<MergerFinding> findings)
{
    private const int LongestName = 40;
    private const int LongestSource = 300;

    /// <summary>SHA-256 of the file read last.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Rows of the file read last, right or wrong.</summary>
    public int Rows { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <returns>The rows that are right by themselves, in the order of the file.</returns>
    /// <exception cref="UnusableInputException">The file or its header is unusable.</exception>
    public List<Merger> Read(string path)
    {
        var mergers = new List<Merger>();
        using var file = new CsvRows(path, MergerColumns.All, faults: null, takeDigest: true);
        if (file.UnknownColumns.Count > 0)
        {
            findings.Add(MergerFinding.Of(1, FindingCode.S006));
        }

        Rows = 0;
        while (file.TryRead())
        {
            Rows++;
            if (file.Fault is { } fault)
            {
                findings.Add(MergerFinding.Of(file.Line, fault));
            }
            else if (TryReadRow(file) is { } merger)
            {
                mergers.Add(merger);
            }
        }

        Sha256 = file.TakeDigest();
        return mergers;
    }

    private Merger? TryReadRow(CsvRows file)
    {
        var former = ReadName(file, MergerColumn.FormerPrefecture, MergerColumn.FormerName);
        var present = ReadName(file, MergerColumn.Prefecture, MergerColumn.Name);
        var effectiveOn = dates.Read(file[(int)MergerColumn.EffectiveOn], DateUse.Validity);
        if (!effectiveOn.IsValid)
        {
            Add(file, MergerColumn.EffectiveOn, MergerCode.M03);
        }

        var source = TextOf(file, MergerColumn.Source);
        if (source.Length > LongestSource || source.Any(char.IsControl))
        {
            Add(file, MergerColumn.Source, MergerCode.M04);
            return null;
        }

        return former is not null && present is not null && effectiveOn.IsValid
            ? new(file.Line, former, present, effectiveOn.Date.FirstPossible, source)
            : null;
    }

    private PlaceName? ReadName(CsvRows file, MergerColumn prefectureColumn, MergerColumn nameColumn)
    {
        var (prefecture, name) = (TextOf(file, prefectureColumn), TextOf(file, nameColumn));
        var isPrefecture = places.IsPrefecture(prefecture);
        if (!isPrefecture)
        {
            Add(file, prefectureColumn, MergerCode.M01);
        }

        if (name.Length is >= 2 and <= LongestName && name[^1] is '市' or '区' or '町' or '村' && name.All(IsOfName))
        {
            return isPrefecture ? places.NameOf(prefecture, name) : null;
        }

        Add(file, nameColumn, MergerCode.M02);
        return null;
    }

    private static bool IsOfName(char character) => char.IsLetter(character) || char.IsSurrogate(character);

    private static string TextOf(CsvRows file, MergerColumn column) => Encoding.UTF8.GetString(file[(int)column]).Trim();

    private void Add(CsvRows file, MergerColumn column, MergerCode code) => findings.Add(MergerFinding.Of(file.Line, column, code));
}
