namespace Shikaku.Core.Records;

/// <summary>What the registration checks want to know of a character of a name.</summary>
[Flags]
internal enum CharacterTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A sign that stands for a 外字 (S108).</summary>
    Placeholder = 1,

    /// <summary>An improper word may begin here (S110).</summary>
    ImproperWord = 2,

    /// <summary>U+0020, U+3000, U+00A0, TAB (CHK-03).</summary>
    Space = 4,

    /// <summary>Kana, Latin letter, space or hyphen (S113).</summary>
    KanaName = 8,

    /// <summary>No letter, digit, kana, kanji or placeholder: a text of such characters alone is blank (<see cref="Text.BlankText"/>).</summary>
    SaysNothing = 16,
}
