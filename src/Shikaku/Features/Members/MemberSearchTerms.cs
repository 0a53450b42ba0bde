namespace Shikaku.Features.Members;

/// <summary>What is looked for, as typed; null or blank says nothing. A member must fit all that is said.</summary>
internal sealed record MemberSearchTerms
{
    /// <summary>member_id, 加入者識別: identical (ID-21).</summary>
    public string? MemberId { get; init; }

    /// <summary>記号, without differences of width, spaces and, if that finds nothing, hyphens (ID-22).</summary>
    public string? Symbol { get; init; }

    /// <summary>番号, in the same way.</summary>
    public string? Number { get; init; }

    /// <summary>The beginning of the kana name, in any width, hiragana or katakana.</summary>
    public string? KanaName { get; init; }

    /// <summary>The beginning of the kanji name, with or without spaces.</summary>
    public string? KanjiName { get; init; }

    /// <summary>生年月日, in any form that files may have.</summary>
    public string? BirthDate { get; init; }

    /// <summary>個人番号; needs a right of its own.</summary>
    public string? IndividualNumber { get; init; }
}
