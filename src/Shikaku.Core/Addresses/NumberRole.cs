namespace Shikaku.Core.Addresses;

/// <summary>What an address says a number is.</summary>
internal enum NumberRole : byte
{
    /// <summary>Nothing: a hyphen or the end follows.</summary>
    None,

    /// <summary>丁目, 丁, 地割: a part of the town.</summary>
    Chome,

    /// <summary>番地, 番.</summary>
    Block,

    /// <summary>号.</summary>
    House,

    /// <summary>号室, 室, or 号 within a building.</summary>
    Room,

    /// <summary>棟, 号棟, 号館.</summary>
    Wing,

    /// <summary>階, F.</summary>
    Floor,

    /// <summary>方, 様方, 様内, 気付: no number, but the end of the name of those with whom somebody lives (方書).</summary>
    Household,
}
