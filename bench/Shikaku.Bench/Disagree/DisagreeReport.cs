using System.Globalization;
using System.Text;
using System.Text.Json;
using Shikaku.Core.Matching;
using Shikaku.Features.Evaluation;

namespace Shikaku.Bench.Disagree;

/// <summary>What came out for the pairs that must not agree.</summary>
/// <param name="Policy">The judgement policy.</param>
/// <param name="Classes">The counts of each class.</param>
internal sealed record DisagreeReport(string Policy, ClassCount[] Classes)
{
    private static readonly string[] TierNames = Array.ConvertAll(Enum.GetNames<Tier>(), name => name.ToLowerInvariant());

    public long Pairs => Classes.Sum(count => count.Pairs);

    public long Agree => Classes.Sum(count => count.Agree);

    /// <summary>The 95 % upper bound of the share of pairs that agree.</summary>
    public double Upper95 => BinomialBound.Upper95(Agree, Pairs);

    public string ToJson() => JsonSerializer.Serialize(new
    {
        name = "disagree",
        policy = Policy,
        pairs = Pairs,
        agree = Agree,
        falseSameUpper95 = Upper95,
        classes = Classes.Select((count, kind) => (NameOf(kind), count)).ToDictionary(
            item => item.Item1,
            item => new
            {
                pairs = item.count.Pairs,
                agree = item.count.Agree,
                minor = item.count.Minor,
                tiers = item.count.Tiers.Select((pairs, tier) => (TierNames[tier], pairs)).ToDictionary(each => each.Item1, each => each.pairs, StringComparer.Ordinal),
                agreeing = item.count.Agreeing,
            },
            StringComparer.Ordinal),
    }) + "\n";

    public string ToTable()
    {
        var text = new StringBuilder();
        text.Append("class".PadRight(16)).Append("pairs".PadLeft(12)).Append("agree".PadLeft(8)).Append("△".PadLeft(11));
        text.AppendLine(string.Concat(TierNames.Select(tier => tier.PadLeft(13))));
        for (var kind = 0; kind < Classes.Length; kind++)
        {
            var count = Classes[kind];
            text.Append(NameOf(kind).PadRight(16)).Append(Number(count.Pairs).PadLeft(12)).Append(Number(count.Agree).PadLeft(8));
            text.Append(Number(count.Minor).PadLeft(12)).AppendLine(string.Concat(count.Tiers.Select(pairs => Number(pairs).PadLeft(13))));
        }

        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"policy {Policy}: {Number(Agree)} of {Number(Pairs)} pairs agree; at most {Upper95:0.00E+0} of such pairs do (95 %)");
        for (var kind = 0; kind < Classes.Length; kind++)
        {
            foreach (var (reasons, count) in Classes[kind].Agreeing)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"not told apart: {NameOf(kind)}, {count} pairs, {reasons}");
            }
        }

        return text.ToString();
    }

    /// <summary>The name of a class in tables: parent_and_child.</summary>
    public static string NameOf(int kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(((DisagreeClass)kind).ToString());

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
