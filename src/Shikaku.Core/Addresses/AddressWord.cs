namespace Shikaku.Core.Addresses;

/// <summary>The parts that a character may play in the grammar of an address (MAT-74 to MAT-77). Most characters play none: they are only themselves.</summary>
[Flags]
internal enum AddressWord : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>甲乙 or イロハ: a letter of the list of numbers.</summary>
    LotLetter = 1,

    /// <summary>The letters of イロハ that begin a list, but end names too behind a number or a word (曲リ, 出シ).</summary>
    LaterLotLetter = 1 << 1,

    /// <summary>A Latin letter.</summary>
    Latin = 1 << 2,

    /// <summary>の between two numbers.</summary>
    No = 1 << 3,

    /// <summary>What may stand between a letter and its number: 甲の12, ワ部12, ワ字12, 甲第12.</summary>
    LetterMarker = 1 << 4,

    /// <summary>丁目, 番, 番地, 号, 地割: the first character of what parts the members of the list.</summary>
    Separator = 1 << 5,

    /// <summary>A word that ends a number of the list: の, 番, 番地.</summary>
    NumberEnd = 1 << 6,

    /// <summary>A word that after a number makes a part of the place's name, not a house number.</summary>
    PlaceWord = 1 << 7,

    /// <summary>第 and 字, which may be no part of a name.</summary>
    Filler = 1 << 8,

    /// <summary>号, 室, 棟, 階, F: marks the number before it as room, wing or floor.</summary>
    BuildingMarker = 1 << 9,

    /// <summary>A word that tells one wing of a building from another (南棟, 新館).</summary>
    Wing = 1 << 10,

    /// <summary>The first character of a word within building, room and 方書 that may name nothing itself.</summary>
    BuildingWord = 1 << 11,
}
