namespace Shikaku.Features.Members.Pages;

/// <summary>A line of the members that were found, in words.</summary>
/// <param name="Address">The member's page.</param>
/// <param name="MemberId">加入者識別.</param>
/// <param name="Identifier">記号・番号.</param>
/// <param name="KanjiName">漢字氏名.</param>
/// <param name="KanaName">カナ氏名.</param>
/// <param name="BirthDate">生年月日.</param>
/// <param name="AcquiredOn">資格取得年月日 of the newest qualification.</param>
/// <param name="State">Where the present day stands to it.</param>
public sealed record FoundMember(
    string Address, string MemberId, string Identifier, string KanjiName, string KanaName, string BirthDate, string AcquiredOn, string State);
