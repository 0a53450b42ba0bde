using Shikaku.Core.Matching;

namespace Shikaku.Core.Judgement;

/// <summary>
/// One version of the rules that turn five compared items into a mark and stops, 判定方針 (CHK-20 to CHK-23). Immutable and safe
/// for use by several threads; judging allocates nothing.
/// </summary>
public sealed class JudgementPolicy
{
    /// <summary>The reasons that <c>explained</c> = 0 counts as 0: prefecture, municipality or building left out, municipality renamed (CHK-21).</summary>
    public static readonly ReasonSet ExplainedReasons = default(ReasonSet)
        .With(ReasonCode.AddressPrefecture)
        .With(ReasonCode.AddressMunicipality)
        .With(ReasonCode.AddressBuilding)
        .With(ReasonCode.AddressRenamed);

    private readonly (Mark Mark, Stop Stop)[] _rows;

    internal JudgementPolicy((Mark Mark, Stop Stop)[] rows) => _rows = rows;

    /// <summary>Name, as in <c>--policy</c>.</summary>
    public required string Name { get; init; }

    /// <summary>First day on which this version is used.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Name of the published policy that this one changes; null for a published one.</summary>
    public required string? Base { get; init; }

    /// <summary>What happens where only the address does not agree.</summary>
    public required AddressOnlyRule AddressOnly { get; init; }

    /// <summary>Whether <see cref="ExplainedReasons"/> agree.</summary>
    public required bool AcceptsExplained { get; init; }

    /// <summary>Reasons that make an item 0 although its tier agrees (MAT-03).</summary>
    public required ReasonSet RefusedReasons { get; init; }

    /// <summary>A name with at most this many placeholders (外字) and no other doubt counts as 1; 0: none does (CHK-21).</summary>
    public required int WildcardMaximum { get; init; }

    /// <summary>Months since loss within which a former member of a 福祉事務所 is still asked about (CHK L5); null: everyone is.</summary>
    public required int? RecentLossMonths { get; init; }

    /// <summary>Counts the five items as 1 or 0. A name that is blank on one side follows the other name (CHK-21).</summary>
    public ItemVector VectorOf(RecordComparison comparison)
    {
        var kanjiName = Agrees(comparison.KanjiName);
        var kanaName = Agrees(comparison.KanaName);

        // A member row without kanji name is an error and never comes here, so a blank kanji name is the registry's.
        var kanjiIsBlank = IsBlank(comparison.KanjiName);
        var kanaIsBlank = IsBlank(comparison.KanaName);
        return ItemVector.Of(
            Agrees(comparison.BirthDate),
            Agrees(comparison.Sex),
            kanjiIsBlank ? kanaName : kanjiName,
            kanaIsBlank ? kanjiName : kanaName,
            Agrees(comparison.Address));
    }

    /// <summary>Judges a vector.</summary>
    /// <param name="vector">The five items.</param>
    /// <param name="validQualifications">Number of valid qualifications that hold the same individual number, this one included; 0 or more.</param>
    public Verdict Judge(ItemVector vector, int validQualifications)
    {
        if (vector == ItemVector.AddressDiffers && AddressOnly == AddressOnlyRule.Several && validQualifications < 2)
        {
            return new(vector, Mark.Minor, Stop.None);
        }

        var (mark, stop) = _rows[vector.Bits];
        return new(vector, mark, stop);
    }

    /// <summary>Judges a comparison.</summary>
    /// <param name="comparison">The five items compared.</param>
    /// <param name="validQualifications">Number of valid qualifications that hold the same individual number, this one included; 0 or more.</param>
    public Verdict Judge(RecordComparison comparison, int validQualifications) => Judge(VectorOf(comparison), validQualifications);

    private static bool IsBlank(FieldComparison field) => field.Tier == Tier.Undetermined && field.Has(ReasonCode.UndeterminedBlank);

    private bool Agrees(FieldComparison field)
    {
        if (field.Codes.Overlaps(RefusedReasons))
        {
            return false;
        }

        return field.Tier <= Tier.Variant || (field.Tier == Tier.Undetermined && WildcardMaximum > 0 && IsFewWildcards(field));
    }

    private bool IsFewWildcards(FieldComparison field)
    {
        var wildcards = 0;
        foreach (ref readonly var reason in field.Reasons)
        {
            if (reason.Code == ReasonCode.UndeterminedWildcard)
            {
                wildcards += reason.Count;
            }
            else if (ReasonCatalogue.TierOf(reason.Code) == Tier.Undetermined)
            {
                return false;
            }
        }

        return wildcards <= WildcardMaximum;
    }
}
