namespace Shikaku.Core.Addresses;

/// <summary>How a character of an address is read (MAT-70).</summary>
internal enum AddressCharacterForm : byte
{
    /// <summary>As a unit by itself, whatever stands beside it.</summary>
    Plain,

    /// <summary>As the beginning of an arabic number.</summary>
    Digit,

    /// <summary>As the beginning of a number in kanji numerals, or as 一 for a hyphen.</summary>
    Numeral,

    /// <summary>As a space or another sign between words.</summary>
    SeparatingSign,

    /// <summary>As 大, which may begin 大字.</summary>
    Oaza,

    /// <summary>As what stands beside it says, or as other characters.</summary>
    Other,
}
