using System.Runtime.InteropServices;

namespace Shikaku.Core.Addresses;

/// <summary>One unit of an address after F1: a character or a whole number (MAT-70).</summary>
[StructLayout(LayoutKind.Auto)]
internal struct AddressUnit
{
    /// <summary>The folded character, or the value of the number.</summary>
    public int Point;

    /// <summary>First folded character.</summary>
    public ushort Start;

    /// <summary>After the last folded character.</summary>
    public ushort End;

    /// <summary>What it is.</summary>
    public AddressUnitKind Kind;

    /// <summary>Whether the number stands in kanji numerals.</summary>
    public bool IsKanjiNumber;

    /// <summary>Whether a space or another separating sign stands before it.</summary>
    public bool AfterSpace;

    /// <summary>Whether 大字 stands before it.</summary>
    public bool AfterOaza;

    /// <summary>Whether the unit is this character.</summary>
    public readonly bool Is(char character) => Kind == AddressUnitKind.Text && Point == character;

    /// <summary>Whether the unit is one of two characters.</summary>
    public readonly bool IsOneOf(char first, char second) => Kind == AddressUnitKind.Text && (Point == first || Point == second);

    /// <summary>Whether the unit is one of three characters.</summary>
    public readonly bool IsOneOf(char first, char second, char third) => Kind == AddressUnitKind.Text && (Point == first || Point == second || Point == third);

    /// <summary>Whether the unit is one of these characters.</summary>
    public readonly bool IsOneOf(ReadOnlySpan<char> characters) =>
        Kind == AddressUnitKind.Text && Point <= char.MaxValue && characters.Contains((char)Point);

    /// <summary>Whether the unit is a character, a placeholder for one, or a number.</summary>
    public readonly bool IsLetterOrNumber => Kind is AddressUnitKind.Text or AddressUnitKind.Number or AddressUnitKind.Placeholder;

    /// <summary>Whether the unit is a Latin letter.</summary>
    public readonly bool IsLatin => Kind == AddressUnitKind.Text && Point is >= 'A' and <= 'Z';
}
