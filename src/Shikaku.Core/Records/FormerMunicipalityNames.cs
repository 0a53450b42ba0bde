using System.Text;
using Shikaku.Core.Addresses;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>
/// Tells whether an address begins with a municipality that was merged or renamed (MAT-78): it is out of date, not unknown (S134, not S107). A town or
/// village counts without its 郡 only behind its prefecture, as in the comparison. Immutable, safe for use by several threads, allocates nothing per row.
/// </summary>
public sealed class FormerMunicipalityNames
{
    private const int LongestName = 32;

    private readonly Dictionary<string, DateOnly> _effectiveOn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private FormerMunicipalityNames() => _lookup = _effectiveOn.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the table <c>former_municipalities.tsv</c>.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static FormerMunicipalityNames Parse(ReadOnlySpan<byte> tsv)
    {
        var table = new FormerMunicipalityNames();
        var reader = new TableReader(
            TownTable.FormerMunicipalitiesFileName, tsv, "row", "former_prefecture", "former_name", "prefecture", "name", "effective_on", "source");
        while (reader.Read())
        {
            var (prefecture, name) = (reader.GetString(1), reader.GetString(2));
            var effectiveOn = TableDate.Read(reader, 5) ?? throw reader.Damaged("the effective date is missing");
            var county = CountyName.LengthIn(name);
            table.Add(prefecture + name, effectiveOn);
            table.Add(prefecture + name[county..], effectiveOn);
            if (county > 0 || name[^1] is '市' or '区')
            {
                table.Add(name, effectiveOn);
            }
        }

        return table;
    }

    /// <summary>Whether an address begins with a former municipality.</summary>
    /// <param name="address">The text as submitted, in UTF-8.</param>
    /// <param name="day">The day of the check: a name is a former one from its effective date on.</param>
    public bool IsAtStartOf(ReadOnlySpan<byte> address, DateOnly day)
    {
        Span<char> start = stackalloc char[LongestName];
        var length = 0;
        while (!address.IsEmpty && length < LongestName - 1)
        {
            Rune.DecodeFromUtf8(address, out var rune, out var bytes);
            address = address[bytes..];
            if (Rune.IsWhiteSpace(rune))
            {
                continue;
            }

            length += rune.EncodeToUtf16(start[length..]);
            if (start[length - 1] is '市' or '区' or '町' or '村' && _lookup.TryGetValue(start[..length], out var effectiveOn) && effectiveOn <= day)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string name, DateOnly effectiveOn)
    {
        if (!_effectiveOn.TryGetValue(name, out var other) || effectiveOn < other)
        {
            _effectiveOn[name] = effectiveOn;
        }
    }
}
