using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Shikaku.Core.Addresses;

/// <summary>One unit of an address after F1: a character or a whole number (MAT-70).</summary>
/// <remarks>Three words and no more fields: such a value stays in registers until it is stored, and can be read again at once.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct AddressUnit
{
    /// <summary>Added to the value of a number to make its code.</summary>
    public const int NumberCode = 1 << 30;

    private const int EndShift = 16;
    private const int TraitShift = 8;
    private const int WordShift = 16;

    private readonly int _code;
    private readonly uint _place;
    private readonly uint _nature;

    private AddressUnit(int code, uint place, uint nature) => (_code, _place, _nature) = (code, place, nature);

    /// <summary>Makes a unit.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="code">The folded character, or the value of the number and <see cref="NumberCode"/>.</param>
    /// <param name="start">First folded character.</param>
    /// <param name="end">After the last folded character.</param>
    /// <param name="words">What parts it may play, if it is a character.</param>
    /// <param name="traits">What else must be known of it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AddressUnit(AddressUnitKind kind, int code, int start, int end, AddressWord words = AddressWord.None, AddressUnitTraits traits = AddressUnitTraits.None)
    {
        _code = code;
        _place = unchecked((ushort)start | ((uint)end << EndShift));
        _nature = (uint)kind | ((uint)traits << TraitShift) | ((uint)words << WordShift);
    }

    /// <summary>The folded character, or the value of the number and <see cref="NumberCode"/>.</summary>
    public int Code => _code;

    /// <summary>First folded character.</summary>
    public ushort Start => unchecked((ushort)_place);

    /// <summary>After the last folded character.</summary>
    public ushort End => unchecked((ushort)(_place >> EndShift));

    /// <summary>What it is.</summary>
    public AddressUnitKind Kind => (AddressUnitKind)unchecked((byte)_nature);

    /// <summary>Whether the number stands in kanji numerals.</summary>
    public bool IsKanjiNumber => Has(AddressUnitTraits.KanjiNumber);

    /// <summary>Whether a space or another separating sign stands before it.</summary>
    public bool AfterSpace => Has(AddressUnitTraits.AfterSpace);

    /// <summary>Whether 大字 stands before it.</summary>
    public bool AfterOaza => Has(AddressUnitTraits.AfterOaza);

    /// <summary>The value of a number.</summary>
    public int Number => _code & ~NumberCode;

    /// <summary>Whether the unit is a character, a placeholder for one, or a number.</summary>
    public bool IsLetterOrNumber => Kind is AddressUnitKind.Text or AddressUnitKind.Number or AddressUnitKind.Placeholder;

    /// <summary>Whether the unit is a Latin letter.</summary>
    public bool IsLatin => _code is >= 'A' and <= 'Z';

    /// <summary>The same unit with other things to be known of it.</summary>
    public AddressUnit With(AddressUnitTraits traits) => new(_code, _place, _nature | ((uint)traits << TraitShift));

    /// <summary>A Latin letter in the place of this character.</summary>
    public AddressUnit WithLetter(char letter) => new(AddressUnitKind.Text, letter, Start, End, AddressWord.Latin);

    /// <summary>Whether the unit is this character, which is none that makes a hyphen, a gap or a placeholder.</summary>
    public bool Is(char character) => _code == character;

    /// <summary>Whether the unit is one of two characters.</summary>
    public bool IsOneOf(char first, char second) => _code == first || _code == second;

    /// <summary>Whether the unit is one of these characters.</summary>
    public bool IsOneOf(ReadOnlySpan<char> characters) => _code <= char.MaxValue && characters.Contains((char)_code);

    /// <summary>Whether the unit may play one of these parts.</summary>
    public bool MayBe(AddressWord words) => (_nature & ((uint)words << WordShift)) != 0;

    /// <summary>Whether two units are equal in kind, and in character or number.</summary>
    public bool IsSame(in AddressUnit other) => _code == other._code && Kind == other.Kind;

    /// <summary>Whether two units are equal in kind, in character or number, and in the kind of numerals.</summary>
    public bool IsAlike(in AddressUnit other) => IsSame(other) && IsKanjiNumber == other.IsKanjiNumber;

    private bool Has(AddressUnitTraits trait) => (_nature & ((uint)trait << TraitShift)) != 0;
}
