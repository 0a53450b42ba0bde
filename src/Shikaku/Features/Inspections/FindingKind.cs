namespace Shikaku.Features.Inspections;

/// <summary>What a person found about a record that does not agree. A program never decides this.</summary>
internal enum FindingKind
{
    /// <summary>別人の番号: the number is another person's.</summary>
    Wrong,

    /// <summary>本人の番号: it is the member's own all the same, as two people say.</summary>
    SamePerson,
}
