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

    private readonly ulong[] _heads = new ulong[1 << SlotBits];
    private readonly Name[][] _names = new Name[1 << SlotBits][];

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
        if (Match(PrefectureItself, address) is { } found)
        {
            prefecture = found.Prefecture;
            address = IdentifierText.SkipSpaces(address[found.Text.Length..]);
        }

        return new Place(prefecture, Match(prefecture, address) is not null || HasMunicipalityFolded(prefecture, address));
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

        return Match(prefecture, folded[..length]) is not null;
    }

    private Name? Match(int scope, ReadOnlySpan<byte> text)
    {
        if (text.Length < HeadLength)
        {
            return null;
        }

        foreach (var name in _names[SlotOf(HeadOf(scope, text))] ?? [])
        {
            if (text.StartsWith(name.Text))
            {
                return name;
            }
        }

        return null;
    }

    private void Add(int scope, ReadOnlySpan<byte> text, int prefecture, in TableReader reader)
    {
        if (text.Length is < HeadLength or > LongestName)
        {
            throw reader.Damaged("the name is too short or too long");
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
        if (Match(scope, text) is not null)
        {
            return;
        }

        var slot = SlotOf(HeadOf(scope, text));
        _heads[slot] = HeadOf(scope, text);
        _names[slot] = [.. _names[slot] ?? [], new Name(text.ToArray(), prefecture)];
    }

    private static ulong HeadOf(int scope, ReadOnlySpan<byte> text) =>
        BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(text[4..]) << 32) | ((ulong)(uint)scope << 48);

    /// <summary>The place of a head, or the free place where it would go. The table has four times as many places as heads.</summary>
    private int SlotOf(ulong head)
    {
        var slot = (int)(unchecked(head * 0x9E3779B97F4A7C15) >> (64 - SlotBits));
        while (_heads[slot] != 0 && _heads[slot] != head)
        {
            slot = (slot + 1) & ((1 << SlotBits) - 1);
        }

        return slot;
    }

    private sealed record Name(byte[] Text, int Prefecture);
}
