namespace Shikaku.Core.Records;

/// <summary>What the registration checks want to know of a character.</summary>
[Flags]
internal enum CharacterTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A sign that stands for a 外字 (S108, S109).</summary>
    Placeholder = 1,

    /// <summary>An improper word for a name may begin here (S110).</summary>
    NameWord = 2,

    /// <summary>An improper word for an address may begin here (S111).</summary>
    AddressWord = 4,

    /// <summary>One of 市 区 郡 町 村 (Z09).</summary>
    MunicipalSuffix = 8,

    /// <summary>U+0020, U+3000, U+00A0, TAB (CHK-03).</summary>
    Space = 16,

    /// <summary>Kana, Latin letter, space or hyphen (S113).</summary>
    KanaName = 32,

    /// <summary>A digit of either width.</summary>
    Digit = 64,
}
