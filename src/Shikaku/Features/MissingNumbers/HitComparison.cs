using System.Text;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Features.Checks;
using Shikaku.Features.Residents;
using Shikaku.Features.Stops;

namespace Shikaku.Features.MissingNumbers;

/// <summary>
/// Compares an entry with the person that the registry has found for it (CHK-11, CHK-13): an item agrees only where both sides hold it and the comparison and the policy
/// both say so; nothing stands in for a blank. Not thread-safe.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="day">The present day.</param>
internal sealed class HitComparison(CheckTables tables, DateOnly day)
{
    private readonly RecordComparer _comparer = tables.CreateComparer(day);
    private readonly RecordComparison _comparison = new();
    private readonly JudgementPolicy _policy = tables.Policies.TryFind(tables.Policies.DefaultName, day, out var policy)
        ? policy
        : throw new InvalidOperationException("The tables hold no policy for the present day.");

    /// <summary>Compares.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="resident">The person found.</param>
    /// <param name="kind">By how many items it was asked.</param>
    /// <returns>The items that do not agree; empty if the person is the right one.</returns>
    public IReadOnlyList<InquiryItem> DifferencesOf(MissingEntry entry, ResidentTexts resident, InquiryKind kind)
    {
        Compare(entry, resident);
        return [.. Enum.GetValues<InquiryItem>().Where(item => !Agrees(item) && (item != InquiryItem.KanaName || kind == InquiryKind.Items || !IsBlankOnOneSide(_comparison.KanaName)))];
    }

    /// <summary>The five items, for two people to look at; without a tier where a side is blank.</summary>
    public IReadOnlyList<(InquiryItem Item, Tier? Tier, bool? Agrees)> TiersOf(MissingEntry entry, ResidentTexts resident)
    {
        Compare(entry, resident);
        return [.. Enum.GetValues<InquiryItem>().Select(item => IsBlankOnOneSide(FieldOf(item)) ? (item, default(Tier?), default(bool?)) : (item, FieldOf(item).Tier, Agrees(item)))];
    }

    private static bool IsBlankOnOneSide(FieldComparison field) => field.Tier == Tier.Undetermined && field.Has(ReasonCode.UndeterminedBlank);

    private void Compare(MissingEntry entry, ResidentTexts resident)
    {
        byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");
        var theirs = new PersonText
        {
            KanjiName = Bytes(resident.KanjiName),
            KanaName = Bytes(resident.KanaName),
            FormerName = Bytes(resident.FormerName),
            AliasName = Bytes(resident.AliasName),
            BirthDate = Bytes(resident.BirthDate),
            Sex = Bytes(resident.Sex),
            Address = Bytes(resident.Address),
        };
        _comparison.Reset();
        _comparer.Compare(new EntryTexts(entry).Person, theirs, _comparison);
    }

    /// <summary>What is undetermined never agrees here, though a policy may let a placeholder pass or a name stand in for another.</summary>
    private bool Agrees(InquiryItem item)
    {
        var vector = _policy.VectorOf(_comparison);
        return FieldOf(item).Tier <= Tier.Variant && item switch
        {
            InquiryItem.KanjiName => vector.KanjiName,
            InquiryItem.KanaName => vector.KanaName,
            InquiryItem.BirthDate => vector.BirthDate,
            InquiryItem.Sex => vector.Sex,
            InquiryItem.Address => vector.Address,
        };
    }

    private FieldComparison FieldOf(InquiryItem item) => item switch
    {
        InquiryItem.KanjiName => _comparison.KanjiName,
        InquiryItem.KanaName => _comparison.KanaName,
        InquiryItem.BirthDate => _comparison.BirthDate,
        InquiryItem.Sex => _comparison.Sex,
        InquiryItem.Address => _comparison.Address,
    };
}
