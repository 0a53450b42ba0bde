namespace Shikaku.Core.Addresses;

/// <summary>What else must be known of a unit of an address.</summary>
[Flags]
internal enum AddressUnitTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The number stands in kanji numerals.</summary>
    KanjiNumber = 1,

    /// <summary>A space or another separating sign stands before it.</summary>
    AfterSpace = 1 << 1,

    /// <summary>大字 stands before it.</summary>
    AfterOaza = 1 << 2,
}
