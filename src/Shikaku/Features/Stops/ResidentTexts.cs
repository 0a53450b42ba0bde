namespace Shikaku.Features.Stops;

/// <summary>What the resident registry said about a person, to the letter; kept only where it differs from the member's record.</summary>
/// <param name="KanjiName">漢字氏名.</param>
/// <param name="KanaName">カナ氏名.</param>
/// <param name="FormerName">旧氏.</param>
/// <param name="AliasName">通称名.</param>
/// <param name="BirthDate">生年月日.</param>
/// <param name="Sex">性別.</param>
/// <param name="Address">住所; null also where it is shown to nobody (CHK-50).</param>
internal sealed record ResidentTexts(string? KanjiName, string? KanaName, string? FormerName, string? AliasName, string? BirthDate, string? Sex, string? Address)
{
    /// <summary>Shows nothing.</summary>
    public override string ToString() => nameof(ResidentTexts);
}
