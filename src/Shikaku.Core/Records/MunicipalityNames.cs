using System.Buffers.Binary;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>
/// Tells whether an address begins with a prefecture and a municipality that exist (S106, S107). A municipality counts with or without its 郡,
/// a 政令市 without its ward, and ケ and ヶ are one character in its name. Works on UTF-8 and allocates nothing.
/// </summary>
public sealed class MunicipalityNames
{
    /// <summary>Every name has at least two characters of three bytes each, so the names are found by their first six bytes.</summary>
    private const int HeadLength = 6;

    private const int LongestName = 96;
    private const int SlotBits = 14;
    private const int AnyPrefecture = 0;
    private const int PrefectureItself = 0xFF;

    /// <summary>Before the text of a name: where the next name of its head begins (four bytes, 0 for none), its length, its prefecture.</summary>
    private const int TextOffset = sizeof(int) + 2;

    private readonly Slot[] _slots = new Slot[1 << SlotBits];

    /// <summary>The names, one behind the other: a row looks into few bytes, which lie side by side. Place 0 holds none.</summary>
    private byte[] _names = new byte[1 << 17];

    private int _namesLength = 1;

    private MunicipalityNames()
    {
    }

    /// <summary>What an address begins with.</summary>
    /// <param name="PrefectureNumber">都道府県番号, or 0 if the address does not begin with one.</param>
    /// <param name="HasMunicipality">Whether a known municipality follows, of that prefecture if there is one.</param>
    public readonly record struct Place(int PrefectureNumber, bool HasMunicipality);

    /// <summary>Reads the tables <c>prefectures.tsv</c> and <c>municipalities.tsv</c>.</summary>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public static MunicipalityNames Parse(ReadOnlySpan<byte> prefecturesTsv, ReadOnlySpan<byte> municipalitiesTsv)
    {
        var table = new MunicipalityNames();
        var reader = new TableReader("prefectures.tsv", prefecturesTsv, "code", "name");
        while (reader.Read())
        {
            table.Add(PrefectureItself, reader.GetBytes(1), reader.GetInt32(0), reader);
        }

        reader = new TableReader("municipalities.tsv", municipalitiesTsv, "row", "code", "prefecture", "county", "city", "ward");
        while (reader.Read())
        {
            var prefecture = reader.GetInt32(2);
            if (!HasSuffix(reader.GetBytes(4)))
            {
                throw reader.Damaged("the name holds none of 市 区 郡 町 村");
            }

            byte[] withCounty = [.. reader.GetBytes(3), .. reader.GetBytes(4)];
            foreach (var scope in (ReadOnlySpan<int>)[AnyPrefecture, prefecture])
            {
                table.Add(scope, reader.GetBytes(4), prefecture, reader);
                table.Add(scope, withCounty, prefecture, reader);
            }
        }

        return table;
    }

    /// <summary>Finds prefecture and municipality at the start of an address.</summary>
    /// <param name="address">The text as submitted, in UTF-8.</param>
    public Place Find(ReadOnlySpan<byte> address)
    {
        address = IdentifierText.SkipSpaces(address);
        var prefecture = 0;
        if (Match(PrefectureItself, address) is > 0 and var found)
        {
            prefecture = _names[found + TextOffset - 1];
            address = IdentifierText.SkipSpaces(address[_names[found + TextOffset - 2]..]);
        }

        return new Place(prefecture, Match(prefecture, address) > 0 || HasMunicipalityFolded(prefecture, address));
    }

    /// <summary>Whether a text holds one of 市 区 郡 町 村 (Z09); an address with a known municipality always does.</summary>
    public static bool HasSuffix(ReadOnlySpan<byte> text) =>
        text.IndexOf("市"u8) >= 0 || text.IndexOf("区"u8) >= 0 || text.IndexOf("郡"u8) >= 0 || text.IndexOf("町"u8) >= 0 || text.IndexOf("村"u8) >= 0;

    private bool HasMunicipalityFolded(int prefecture, ReadOnlySpan<byte> address)
    {
        Span<byte> folded = stackalloc byte[LongestName];
        var length = 0;
        while (!address.IsEmpty && length < LongestName)
        {
            address = IdentifierText.SkipSpaces(address);
            if (address.StartsWith("ケ"u8) && length + 3 <= LongestName)
            {
                "ヶ"u8.CopyTo(folded[length..]);
                length += 3;
                address = address[3..];
            }
            else if (!address.IsEmpty)
            {
                folded[length++] = address[0];
                address = address[1..];
            }
        }

        return Match(prefecture, folded[..length]) > 0;
    }

    /// <summary>The place of the name of a scope with which a text begins; 0 if there is none.</summary>
    private int Match(int scope, ReadOnlySpan<byte> text)
    {
        if (text.Length < HeadLength)
        {
            return 0;
        }

        ReadOnlySpan<byte> names = _names;
        var name = _slots[SlotOf(HeadOf(scope, text))].FirstName;
        while (name != 0 && !text.StartsWith(names.Slice(name + TextOffset, names[name + TextOffset - 2])))
        {
            name = NextName(name);
        }

        return name;
    }

    private int NextName(int name) => BinaryPrimitives.ReadInt32LittleEndian(_names.AsSpan(name));

    private void Add(int scope, ReadOnlySpan<byte> text, int prefecture, in TableReader reader)
    {
        if (text.Length is < HeadLength or > LongestName || prefecture is < 1 or >= PrefectureItself)
        {
            throw reader.Damaged("the name is too short or too long, or the prefecture has no such number");
        }

        AddOnce(scope, text, prefecture);
        var name = System.Text.Encoding.UTF8.GetString(text);
        if (name.Contains('ケ', StringComparison.Ordinal))
        {
            AddOnce(scope, System.Text.Encoding.UTF8.GetBytes(name.Replace('ケ', 'ヶ')), prefecture);
        }
    }

    private void AddOnce(int scope, ReadOnlySpan<byte> text, int prefecture)
    {
        if (Match(scope, text) > 0)
        {
            return;
        }

        var head = HeadOf(scope, text);
        ref var slot = ref _slots[SlotOf(head)];
        var place = Append(text, prefecture);
        if (slot.FirstName == 0)
        {
            slot = new Slot(head, place);
            return;
        }

        var last = slot.FirstName;
        while (NextName(last) is > 0 and var next)
        {
            last = next;
        }

        BinaryPrimitives.WriteInt32LittleEndian(_names.AsSpan(last), place);
    }

    private int Append(ReadOnlySpan<byte> text, int prefecture)
    {
        if (_names.Length - _namesLength < TextOffset + LongestName)
        {
            Array.Resize(ref _names, 2 * _names.Length);
        }

        var place = _namesLength;
        var name = _names.AsSpan(place);
        name[TextOffset - 2] = (byte)text.Length;
        name[TextOffset - 1] = (byte)prefecture;
        text.CopyTo(name[TextOffset..]);
        _namesLength += TextOffset + text.Length;
        return place;
    }

    private static ulong HeadOf(int scope, ReadOnlySpan<byte> text) =>
        BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(text[4..]) << 32) | ((ulong)(uint)scope << 48);

    /// <summary>The place of a head, or the free place where it would go. The table has four times as many places as heads.</summary>
    private int SlotOf(ulong head)
    {
        var slot = (int)(unchecked(head * 0x9E3779B97F4A7C15) >> (64 - SlotBits));
        while (_slots[slot].Head != 0 && _slots[slot].Head != head)
        {
            slot = (slot + 1) & ((1 << SlotBits) - 1);
        }

        return slot;
    }

    /// <summary>A place of the table.</summary>
    /// <param name="Head">Scope and first bytes of the names; 0 if the place is free.</param>
    /// <param name="FirstName">Where the first of the names begins.</param>
    private readonly record struct Slot(ulong Head, int FirstName);
}
