using System.Globalization;
using System.Text.Json;
using Shikaku.Core.Matching;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Evaluation;

/// <summary>Shows which pairs another version of the tables would decide otherwise (MAT-90), to people and to scripts.</summary>
/// <param name="before">The tables in use.</param>
/// <param name="after">The other tables.</param>
internal sealed class TierChangeReport(TableManifest before, TableManifest after)
{
    private const string None = "-";

    /// <summary>Writes the tables that differ, every pair whose tier changes, and the sums.</summary>
    public void WriteText(TierChanges changes, TextWriter output)
    {
        foreach (var (file, old, next) in Tables())
        {
            output.WriteLine($"{file}: 版 {old?.Version ?? None} → {next?.Version ?? None}");
        }

        foreach (var change in changes.All)
        {
            output.WriteLine($"{change.Suite} {change.Id} {change.Field} {NameOf(change.Label)}: {TextOf(change.Before)} → {TextOf(change.After)}"
                + (change.IsDecision ? change.After.Agrees ? "【不一致→一致】" : "【一致→不一致】" : ""));
        }

        output.WriteLine($"比べた組 {Number(changes.Pairs)}、段階が変わる組 {Number(changes.All.Count)}"
            + $"（一致→不一致 {Number(changes.AgreeToDisagree)}、不一致→一致 {Number(changes.DisagreeToAgree)}）");
    }

    /// <summary>Writes the same as JSON.</summary>
    public void WriteJson(TierChanges changes, long badRows, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("tables");
        foreach (var (file, old, next) in Tables())
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("before", old?.Version);
            json.WriteString("after", next?.Version);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("pairs", changes.Pairs);
        json.WriteNumber("agreeToDisagree", changes.AgreeToDisagree);
        json.WriteNumber("disagreeToAgree", changes.DisagreeToAgree);
        json.WriteNumber("badRows", badRows);
        json.WriteStartArray("changes");
        foreach (var change in changes.All)
        {
            json.WriteStartObject();
            json.WriteString("suite", change.Suite);
            json.WriteString("id", change.Id);
            json.WriteString("field", change.Field);
            json.WriteString("label", NameOf(change.Label));
            WriteSide("before", change.Before, json);
            WriteSide("after", change.After, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSide(string name, TierAndReasons side, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("agrees", side.Agrees);
        json.WriteString("tier", NameOf(side.Tier));
        json.WriteStartArray("reasons");
        foreach (var reason in side.ReasonNames)
        {
            json.WriteStringValue(reason);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string TextOf(TierAndReasons side) =>
        side.Reasons.IsEmpty ? NameOf(side.Tier) : $"{NameOf(side.Tier)}({string.Join(';', side.ReasonNames)})";

    private static string NameOf(PairLabel label) => label.ToString().ToLowerInvariant();

    private static string NameOf(Tier tier) => tier.ToString().ToLowerInvariant();

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The files that are not the same in both folders, by name.</summary>
    private IEnumerable<(string File, TableEntry? Before, TableEntry? After)> Tables() =>
        from file in before.Tables.Concat(after.Tables).Select(table => table.File).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let old = before.Tables.FirstOrDefault(table => table.File == file)
        let next = after.Tables.FirstOrDefault(table => table.File == file)
        where old?.Sha256 != next?.Sha256
        select (file, old, next);
}
