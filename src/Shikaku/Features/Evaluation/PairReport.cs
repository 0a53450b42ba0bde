using System.Globalization;
using System.Text.Json;
using Shikaku.Core.Matching;

namespace Shikaku.Features.Evaluation;

/// <summary>Shows what came out for labelled pairs, to people and to scripts (product.md §4).</summary>
internal static class PairReport
{
    private static readonly string[] Labels = Array.ConvertAll(Enum.GetNames<PairLabel>(), name => name.ToLowerInvariant());
    private static readonly string[] Tiers = Array.ConvertAll(Enum.GetNames<Tier>(), name => name.ToLowerInvariant());

    /// <summary>Writes a confusion table label x tier and the figures of each suite.</summary>
    public static void WriteText(IEnumerable<SuiteResult> suites, TextWriter output)
    {
        foreach (var suite in suites)
        {
            output.WriteLine($"{suite.Name}: {Number(suite.Rows)}件");
            output.WriteLine("  " + "label".PadRight(10) + string.Concat(Tiers.Select(tier => tier.PadLeft(13))));
            foreach (var label in Enum.GetValues<PairLabel>())
            {
                if (suite.Total(label) > 0)
                {
                    output.WriteLine("  " + Labels[(int)label].PadRight(10)
                        + string.Concat(Enum.GetValues<Tier>().Select(tier => Number(suite.Count(label, tier)).PadLeft(13))));
                }
            }

            var recall = suite.RecallSame?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-";
            output.WriteLine($"  sameの一致率 {recall}、differentの一致 {Number(suite.Agreeing(PairLabel.Different))}、"
                + $"nearの一致 {Number(suite.Agreeing(PairLabel.Near))}、未読(不明なfield) {Number(suite.Unread)}、"
                + $"ラベルと合わない組 {Number(suite.MissedCount)}、毎秒 {Number((long)suite.PairsPerSecond)}組");
            output.WriteLine();
        }
    }

    /// <summary>Writes the same as JSON, with every pair that missed its label.</summary>
    public static void WriteJson(IEnumerable<SuiteResult> suites, long badRows, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("suites");
        foreach (var suite in suites)
        {
            WriteSuite(suite, json);
        }

        json.WriteEndArray();
        json.WriteNumber("badRows", badRows);
        json.WriteEndObject();
    }

    private static void WriteSuite(SuiteResult suite, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("suite", suite.Name);
        json.WriteNumber("rows", suite.Rows);
        json.WriteStartObject("labels");
        foreach (var label in Enum.GetValues<PairLabel>())
        {
            json.WriteStartObject(Labels[(int)label]);
            foreach (var tier in Enum.GetValues<Tier>())
            {
                json.WriteNumber(Tiers[(int)tier], suite.Count(label, tier));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (suite.RecallSame is { } recall)
        {
            json.WriteNumber("recallSame", recall);
        }
        else
        {
            json.WriteNull("recallSame");
        }

        json.WriteNumber("agreeOnDifferent", suite.Agreeing(PairLabel.Different));
        json.WriteNumber("agreeOnNear", suite.Agreeing(PairLabel.Near));
        json.WriteNumber("pairsPerSecond", Math.Round(suite.PairsPerSecond));
        json.WriteNumber("unread", suite.Unread);
        json.WriteNumber("missedCount", suite.MissedCount);
        json.WriteStartArray("missed");
        foreach (var pair in suite.Missed)
        {
            json.WriteStartObject();
            json.WriteString("id", pair.Id);
            json.WriteString("field", pair.Field);
            json.WriteString("label", Labels[(int)pair.Label]);
            json.WriteString("tier", Tiers[(int)pair.Tier]);
            json.WriteStartArray("reasons");
            foreach (var reason in pair.Reasons)
            {
                json.WriteStringValue(reason);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
