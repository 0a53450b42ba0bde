using System.Globalization;
using System.Text.Json;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Files;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Checks.Results;

/// <summary>Writes summary.json (product.md §5).</summary>
internal static class SummaryWriter
{
    private static readonly string[] ItemNames = ["kanji", "kana", "birth", "sex", "address"];

    /// <summary>Writes the summary as one JSON value.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="result">What the check found.</param>
    /// <param name="tables">The tables that it used.</param>
    public static void Write(Utf8JsonWriter json, CheckResult result, IEnumerable<TableEntry> tables)
    {
        json.WriteStartObject();
        json.WriteNumber("rows", result.Counts.Rows);
        json.WriteNumber("residentRows", result.ResidentRows);
        json.WriteNumber("refused", result.Counts.Refused);
        json.WriteNumber("notFound", result.Counts.NotFound);
        json.WriteNumber("ignored", result.Counts.Ignored);
        WriteCounts(json, "marks", JudgementWriter.MarkTexts, place => result.Counts.Of((Mark)place));
        WriteCounts(json, "stops", JudgementWriter.StopTexts, place => result.Counts.Of((Stop)place));
        WriteItems(json, result.Counts);
        WriteFindings(json, result.Counts.Findings);
        json.WriteString("policy", result.Policy);
        json.WriteString("policyFrom", DayText(result.PolicyFrom));
        json.WriteString("day", DayText(result.Day));
        WriteInputs(json, result);
        WriteTables(json, tables);
        json.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
        json.WriteNumber("rowsPerSecond", Math.Round(result.Counts.Rows / Math.Max(0.001, result.Elapsed.TotalSeconds)));
        json.WriteEndObject();
    }

    private static string DayText(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static void WriteCounts(Utf8JsonWriter json, string name, string[] keys, Func<int, long> count)
    {
        json.WriteStartObject(name);
        for (var i = 0; i < keys.Length; i++)
        {
            json.WriteNumber(keys[i], count(i));
        }

        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, CheckCounts counts)
    {
        json.WriteStartObject("items");
        for (var item = 0; item < ItemNames.Length; item++)
        {
            WriteCounts(json, ItemNames[item], JudgementWriter.TierTexts, tier => counts.Of(item, (Tier)tier));
        }

        json.WriteEndObject();
    }

    private static void WriteFindings(Utf8JsonWriter json, FindingCounts counts)
    {
        json.WriteStartObject("findings");
        foreach (var entry in FindingCatalogue.All)
        {
            if (counts[entry.Code] > 0)
            {
                json.WriteNumber(FindingNames.Of(entry.Code), counts[entry.Code]);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteInputs(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartObject("inputs");
        WriteInput(json, "members", result.MembersDigest, result.MembersEncoding);
        WriteInput(json, "residents", result.ResidentsDigest, result.ResidentsEncoding);
        json.WriteEndObject();
    }

    private static void WriteInput(Utf8JsonWriter json, string name, string digest, FileEncoding encoding)
    {
        json.WriteStartObject(name);
        json.WriteString("sha256", digest);
        json.WriteString("encoding", encoding == FileEncoding.Utf8 ? "UTF-8" : "CP932");
        json.WriteEndObject();
    }

    private static void WriteTables(Utf8JsonWriter json, IEnumerable<TableEntry> tables)
    {
        json.WriteStartObject("tables");
        foreach (var table in tables)
        {
            json.WriteString(table.File, table.Version);
        }

        json.WriteEndObject();
    }
}
