using Shikaku.Core.Addresses;
using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Addresses;

/// <summary>Address comparison with the shipped tables.</summary>
internal static class ShippedAddresses
{
    public static readonly DateOnly Day = new(2026, 11, 21);
    public static readonly FoldTable Fold = FoldTable.Parse(ShippedTables.Read(FoldTable.FileName));
    public static readonly KanjiRelations Kanji = KanjiRelations.Parse(ShippedTables.Read);
    public static readonly Lazy<TownTable> Towns = new(() => TownTable.Parse(ShippedTables.Read, Fold, Kanji));

    public static AddressComparer Comparer() => new(Fold, Kanji, Towns, Day);

    public static FieldComparison Compare(string member, string resident)
    {
        var result = new FieldComparison();
        Comparer().Compare(member, resident, result);
        return result;
    }

    private static readonly AddressComparer ForBytes = Comparer();

    public static FieldComparison CompareBytes(string member, string resident)
    {
        var result = new FieldComparison();
        lock (ForBytes)
        {
            ForBytes.Compare(System.Text.Encoding.UTF8.GetBytes(member), System.Text.Encoding.UTF8.GetBytes(resident), result);
        }

        return result;
    }

    public static bool Agrees(this FieldComparison result) => result.Tier <= Tier.Variant;
}
