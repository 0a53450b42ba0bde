using Shikaku.Core.Records;
using Shikaku.Features.Checks;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Comparison;

namespace Shikaku.Features.MissingNumbers;

/// <summary>Puts an entry and the person found for it side by side, for two people to compare by eye (CHK-13).</summary>
/// <param name="tables">The tables.</param>
/// <param name="day">The present day.</param>
internal sealed class EyeComparison(CheckTables tables, DateOnly day)
{
    private readonly HitComparison _comparison = new(tables, day);

    /// <summary>The five items.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="resident">What the registry says.</param>
    public IReadOnlyList<ComparedItem> Of(MissingEntry entry, ResidentTexts resident) =>
    [
        .. _comparison.TiersOf(entry, resident).Select(compared => compared.Item == InquiryItem.Address && entry.IsNotDisclosed
            ? new ComparedItem(MissingWords.Of(compared.Item), Whole(entry[MemberColumn.Address]), null, null, true, [])
            : new ComparedItem(
                MissingWords.Of(compared.Item), Whole(OursOf(entry, compared.Item)), Whole(TheirsOf(resident, compared.Item)), compared.Tier, compared.Agrees, [])),
    ];

    private static TextPart[] Whole(string? text) => string.IsNullOrEmpty(text) ? [] : [new TextPart(text, IsDifferent: false)];

    private static string? OursOf(MissingEntry entry, InquiryItem item) => item switch
    {
        InquiryItem.KanjiName => entry[MemberColumn.KanjiName],
        InquiryItem.KanaName => entry[MemberColumn.KanaName],
        InquiryItem.BirthDate => entry[MemberColumn.BirthDate],
        InquiryItem.Sex => entry[MemberColumn.Sex],
        InquiryItem.Address => entry[MemberColumn.Address],
    };

    private static string? TheirsOf(ResidentTexts resident, InquiryItem item) => item switch
    {
        InquiryItem.KanjiName => resident.KanjiName,
        InquiryItem.KanaName => resident.KanaName,
        InquiryItem.BirthDate => resident.BirthDate,
        InquiryItem.Sex => resident.Sex,
        InquiryItem.Address => resident.Address,
    };
}
