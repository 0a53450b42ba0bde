using System.Runtime.CompilerServices;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;

namespace Shikaku.Features.Checks;

/// <summary>The member's side of a comparison.</summary>
internal static class MemberPerson
{
    /// <summary>The texts of a row that are compared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PersonText Of(in MemberRow row) => new()
    {
        KanjiName = row[MemberColumn.KanjiName],
        KanaName = row[MemberColumn.KanaName],
        AliasName = row[MemberColumn.AliasName],
        BirthDate = row[MemberColumn.BirthDate],
        Sex = row[MemberColumn.Sex],
        Address = row[MemberColumn.Address],
    };
}
