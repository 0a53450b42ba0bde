using System.Globalization;
using System.Text.Json;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Judgement;

/// <summary>Reads policies from JSON and refuses whatever could judge a record by accident: holes, unknown codes, contradictions.</summary>
internal static class JudgementPolicyReader
{
    private static readonly string[] TableFields = ["version", "default", "policies"];

    private static readonly string[] PolicyFields =
    [
        "name", "effectiveFrom", "base", "addressOnly", "explained", "refusedReasons", "wildcardMax", "recent", "rows", "sources",
    ];

    public static JudgementPolicies Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var table = document.RootElement;
            RequireFields(table, TableFields, "the table");
            var policies = ReadPolicies(table.GetProperty("policies"));
            RefuseContradictions(policies);
            var defaultName = Text(table, "default");
            return Array.Exists(policies, policy => policy.Name == defaultName)
                ? new(Text(table, "version"), defaultName, policies)
                : throw Damaged($"the default policy '{defaultName}' is missing");
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"judgement_policies.json: {damage.Message}", damage);
        }
    }

    private static JudgementPolicy[] ReadPolicies(JsonElement element)
    {
        var policies = new List<JudgementPolicy>();
        foreach (var policy in element.EnumerateArray())
        {
            policies.Add(ReadPolicy(policy));
        }

        return [.. policies];
    }

    private static JudgementPolicy ReadPolicy(JsonElement element)
    {
        RequireFields(element, PolicyFields, "a policy");
        var name = Text(element, "name");
        var explained = element.GetProperty("explained").GetInt32() switch
        {
            0 => false,
            1 => true,
            var other => throw Damaged($"{name}: explained is {other}, not 0 or 1"),
        };
        var addressOnly = Text(element, "addressOnly") switch
        {
            "none" => AddressOnlyRule.None,
            "several" => AddressOnlyRule.Several,
            "stop" => AddressOnlyRule.Stop,
            var other => throw Damaged($"{name}: unknown addressOnly '{other}'"),
        };
        return new JudgementPolicy(ReadRows(element.GetProperty("rows"), name, addressOnly))
        {
            Name = name,
            EffectiveFrom = DateOnly.ParseExact(Text(element, "effectiveFrom"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Base = element.GetProperty("base").GetString(),
            AddressOnly = addressOnly,
            AcceptsExplained = explained,
            RefusedReasons = ReadRefusedReasons(element.GetProperty("refusedReasons"), name, explained),
            WildcardMaximum = Whole(element.GetProperty("wildcardMax"), name, "wildcardMax"),
            RecentLossMonths = element.GetProperty("recent") is { ValueKind: not JsonValueKind.Null } recent ? Whole(recent, name, "recent") : null,
        };
    }

    private static (Mark Mark, Stop Stop)[] ReadRows(JsonElement element, string policy, AddressOnlyRule addressOnly)
    {
        var rows = new (Mark Mark, Stop Stop)?[ItemVector.Count];
        foreach (var row in element.EnumerateObject())
        {
            if (!ItemVector.TryParse(row.Name, out var vector) || rows[vector.Bits] is not null)
            {
                throw Damaged($"{policy}: '{row.Name}' is not a vector of BSKNA, or stands twice");
            }

            rows[vector.Bits] = ReadRow(row.Value.GetString(), vector, policy);
        }

        var hole = Array.FindIndex(rows, row => row is null);
        if (hole >= 0)
        {
            throw Damaged($"{policy}: the row {new ItemVector((byte)hole)} is missing");
        }

        if ((rows[ItemVector.AddressDiffers.Bits]!.Value.Stop == Stop.None) != (addressOnly == AddressOnlyRule.None))
        {
            throw Damaged($"{policy}: the row {ItemVector.AddressDiffers} contradicts addressOnly");
        }

        return Array.ConvertAll(rows, row => row!.Value);
    }

    private static (Mark Mark, Stop Stop) ReadRow(string? text, ItemVector vector, string policy)
    {
        (Mark Mark, Stop Stop) row = text switch
        {
            "○00" => (Mark.Agree, Stop.None),
            "△00" => (Mark.Minor, Stop.None),
            "▲01" => (Mark.MedicalStop, Stop.Medical),
            "×11" => (Mark.FullStop, Stop.All),
            _ => throw Damaged($"{policy}: the row {vector} holds neither ○00, △00, ▲01 nor ×11"),
        };
        return (row.Mark == Mark.Agree) == (vector == ItemVector.AllAgree)
            ? row
            : throw Damaged($"{policy}: ○ must stand for {ItemVector.AllAgree} and for nothing else, not for {vector}");
    }

    private static ReasonSet ReadRefusedReasons(JsonElement element, string policy, bool explained)
    {
        var refused = default(ReasonSet);
        foreach (var item in element.EnumerateArray())
        {
            if (!ReasonCatalogue.TryParse(item.GetString(), out var code) || ReasonCatalogue.TierOf(code) > Tier.Variant)
            {
                throw Damaged($"{policy}: '{item.GetString()}' is no reason of an agreeing tier");
            }

            refused = refused.With(code);
        }

        var isComplete = refused.With(JudgementPolicy.ExplainedReasons) == refused;
        var isFree = !refused.Overlaps(JudgementPolicy.ExplainedReasons);
        return (explained ? isFree : isComplete) ? refused : throw Damaged($"{policy}: refusedReasons contradicts explained");
    }

    private static void RefuseContradictions(JudgementPolicy[] policies)
    {
        for (var i = 0; i < policies.Length; i++)
        {
            var policy = policies[i];
            if (policy.Base is not null && !Array.Exists(policies, other => other.Base is null && other.Name == policy.Base))
            {
                throw Damaged($"{policy.Name}: its base '{policy.Base}' is not a published policy of the table");
            }

            for (var j = 0; j < i; j++)
            {
                var other = policies[j];
                var areOneLine = other.Name == policy.Name || (other.Base is null && policy.Base is null);
                if (areOneLine && other.EffectiveFrom == policy.EffectiveFrom)
                {
                    throw Damaged($"{other.Name} and {policy.Name} begin on one day");
                }
            }
        }
    }

    private static void RequireFields(JsonElement element, string[] fields, string owner)
    {
        // Not left to the parser: its search for fields that stand twice is compiled while the program starts.
        var found = new bool[fields.Length];
        foreach (var field in element.EnumerateObject())
        {
            var place = Array.IndexOf(fields, field.Name);
            if (place < 0 || found[place])
            {
                throw Damaged($"{owner}: the field '{field.Name}' is unknown or stands twice");
            }

            found[place] = true;
        }

        var missing = Array.IndexOf(found, false);
        if (missing >= 0)
        {
            throw Damaged($"{owner}: the field '{fields[missing]}' is missing");
        }
    }

    private static string Text(JsonElement element, string field) =>
        element.GetProperty(field).GetString() is { Length: > 0 } text ? text : throw Damaged($"the field '{field}' is empty");

    private static int Whole(JsonElement element, string policy, string field) =>
        element.GetInt32() is >= 0 and var value ? value : throw Damaged($"{policy}: {field} is negative");

    private static InvalidDataException Damaged(string what) => new($"judgement_policies.json: {what}.");
}
