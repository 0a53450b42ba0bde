using System.Text;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Features.Checks;
using Shikaku.Features.Members;

namespace Shikaku.Features.Stops.Comparison;

/// <summary>Puts the texts of member and registry beside each other, item by item, with what differs in them: the comparison is made again, for its positions are not kept.</summary>
/// <param name="tables">The tables.</param>
internal sealed class ItemComparison(CheckTables tables)
{
    private static readonly string[] Names = ["漢字氏名", "カナ氏名", "生年月日", "性別", "住所"];
    private static readonly MemberColumn[] Columns = [MemberColumn.KanjiName, MemberColumn.KanaName, MemberColumn.BirthDate, MemberColumn.Sex, MemberColumn.Address];
    private const int Address = 4;

    /// <summary>The five items.</summary>
    /// <param name="standing">What came of the comparison.</param>
    /// <param name="member">The version of the qualification that was compared.</param>
    /// <param name="isNotDisclosed">Whether the registry's address is shown to nobody.</param>
    public IReadOnlyList<ComparedItem> Of(Standing standing, Qualification member, bool isNotDisclosed)
    {
        string[] ours = [.. Columns.Select(column => member[column] ?? "")];
        if (standing.Tiers.Length == 0)
        {
            return [.. Names.Select((name, item) => new ComparedItem(name, Whole(ours[item], false), [], null, null, []))];
        }

        var theirs = TextsOf(standing.Resident, ours);
        var comparison = new RecordComparison();
        var sentences = Compare(standing, member, theirs, isNotDisclosed, comparison);
        FieldComparison[] fields = [comparison.KanjiName, comparison.KanaName, comparison.BirthDate, comparison.Sex, comparison.Address];
        var vector = standing.Verdict.Vector;
        bool[] agrees = [vector.KanjiName, vector.KanaName, vector.BirthDate, vector.Sex, vector.Address];
        return [.. Names.Select((name, item) => item == Address && isNotDisclosed
            ? new ComparedItem(name, Whole(ours[item], false), null, null, agrees[item], [])
            : ItemOf(name, ours[item], theirs[item], TierLetters.Parse(standing.Tiers[item]), agrees[item], fields[item], sentences))];
    }

    private static string[] TextsOf(ResidentTexts? resident, string[] ours) => resident is null
        ? ours
        : [resident.KanjiName ?? "", resident.KanaName ?? "", resident.BirthDate ?? "", resident.Sex ?? "", resident.Address ?? ""];

    private string[] Compare(Standing standing, Qualification member, string[] theirs, bool isNotDisclosed, RecordComparison comparison)
    {
        byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");
        var ours = new PersonText
        {
            KanjiName = Bytes(member[MemberColumn.KanjiName]),
            KanaName = Bytes(member[MemberColumn.KanaName]),
            AliasName = Bytes(member[MemberColumn.AliasName]),
            BirthDate = Bytes(member[MemberColumn.BirthDate]),
            Sex = Bytes(member[MemberColumn.Sex]),
            Address = Bytes(member[MemberColumn.Address]),
        };
        var others = new PersonText
        {
            KanjiName = Bytes(theirs[0]),
            KanaName = Bytes(theirs[1]),
            AliasName = Bytes(standing.Resident?.AliasName),
            FormerName = Bytes(standing.Resident?.FormerName),
            BirthDate = Bytes(theirs[2]),
            Sex = Bytes(theirs[3]),
            Address = isNotDisclosed ? ours.Address : Bytes(theirs[Address]),
        };
        tables.CreateComparer(DateOnly.FromDateTime(JapanTime.At(standing.AskedAt).DateTime)).Compare(ours, others, comparison);
        return Encoding.UTF8.GetString(tables.CreateReasonText().Explain(comparison, ours)).Split(';', StringSplitOptions.RemoveEmptyEntries);
    }

    private static ComparedItem ItemOf(string name, string ours, string theirs, Tier tier, bool agrees, FieldComparison field, string[] sentences)
    {
        var prefix = name + "：";
        string[] own = [.. sentences.Where(sentence => sentence.StartsWith(prefix, StringComparison.Ordinal)).Select(sentence => sentence[prefix.Length..])];
        if (tier == Tier.Exact)
        {
            return new ComparedItem(name, Whole(ours, false), Whole(theirs, false), tier, agrees, own);
        }

        // Under an alias or former name the positions lie in that name, and other tables may have judged.
        var isElsewhere = field.Tier != tier || field.Has(ReasonCode.NameAlias) || field.Has(ReasonCode.NameFormer);
        var (left, right) = isElsewhere ? ([], []) : (Parts(ours, field, reason => reason.Left), Parts(theirs, field, reason => reason.Right));
        return left.Concat(right).Any(part => part.IsDifferent)
            ? new ComparedItem(name, left, right, tier, agrees, own)
            : new ComparedItem(name, Whole(ours, !agrees), Whole(theirs, !agrees), tier, agrees, own);
    }

    private static TextPart[] Whole(string text, bool isDifferent) => text.Length == 0 ? [] : [new TextPart(text, isDifferent)];

    private static List<TextPart> Parts(string text, FieldComparison field, Func<Reason, TextRange> rangeOf)
    {
        var isDifferent = new bool[text.Length];
        foreach (var reason in field.Reasons)
        {
            if (ReasonCatalogue.TierOf(reason.Code) >= (field.Tier < Tier.Variant ? field.Tier : Tier.Variant) && rangeOf(reason) is var range && range.Start < text.Length)
            {
                isDifferent.AsSpan(range.Start, Math.Min(range.Length, text.Length - range.Start)).Fill(true);
            }
        }

        var parts = new List<TextPart>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && isDifferent[end] == isDifferent[start])
            {
                end++;
            }

            parts.Add(new TextPart(text[start..end], isDifferent[start]));
            start = end;
        }

        return parts;
    }
}
