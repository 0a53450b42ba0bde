namespace Shikaku.Core.Addresses;

/// <summary>What one unit of an address is.</summary>
internal enum AddressUnitKind : byte
{
    /// <summary>A character that is none of the others.</summary>
    Text,

    /// <summary>A whole number, in arabic or kanji numerals.</summary>
    Number,

    /// <summary>A hyphen, or what stands for one between numbers.</summary>
    Hyphen,

    /// <summary>A gap between two numbers or Latin letters, which must not run together.</summary>
    Gap,

    /// <summary>外字: a sign that stands for one character.</summary>
    Placeholder,

    /// <summary>What follows the last unit.</summary>
    End,
}
