namespace Shikaku.Core.Addresses;

/// <summary>
/// Reads prefecture and municipality by the longest match (MAT-71). A name borne by several municipalities gives several readings; the
/// other text, or the town, decides between them.
/// </summary>
internal sealed class AddressHeadScanner
{
    private const int Capacity = 64;

    private readonly AddressHead[] _heads = new AddressHead[Capacity];
    private int _count;

    /// <summary>The readings that name a municipality.</summary>
    public ReadOnlySpan<AddressHead> Heads => _heads.AsSpan(0, _count);

    /// <summary>So many units at the beginning of the text were looked at; others cannot change the readings.</summary>
    public int Reach { get; private set; }

    /// <summary>The reading without a municipality.</summary>
    public AddressHead Bare { get; private set; }

    /// <summary>Reads the head of an address.</summary>
    /// <param name="table">The places.</param>
    /// <param name="units">The units and the look-ahead after them.</param>
    /// <param name="day">The day of the check: former names count from their effective date (MAT-78).</param>
    public void Scan(TownTable table, ReadOnlySpan<AddressUnit> units, DateOnly day)
    {
        _count = 0;
        Reach = table.Prefectures.LongestName + 1;
        var prefecture = table.FindPrefecture(units, out var length, out var isShort);
        if (prefecture != 0 && !isShort)
        {
            Bare = new(prefecture, AddressHead.NoMunicipality, MunicipalityForm.Full, length, length, 0);
            ScanMunicipality(table, units, length, prefecture, MunicipalityForm.Full, day);
            return;
        }

        Bare = new(0, AddressHead.NoMunicipality, MunicipalityForm.WithoutPrefecture, 0, 0, 0);
        ScanMunicipality(table, units, 0, 0, MunicipalityForm.WithoutPrefecture, day);
        if (isShort)
        {
            ScanMunicipality(table, units, length, prefecture, MunicipalityForm.ShortPrefecture, day);
        }
    }

    /// <summary>Takes over the readings of another text that begins alike.</summary>
    public void CopyFrom(AddressHeadScanner other)
    {
        other.Heads.CopyTo(_heads);
        _count = other._count;
        Bare = other.Bare;
        Reach = other.Reach;
    }

    /// <summary>Tells the processor that the towns of the municipality will be asked for.</summary>
    public void Prefetch(TownTable table)
    {
        if (_count > 0)
        {
            table.Towns.Prefetch(_heads[0].Municipality);
        }
    }

    // The longest name that counts is the one meant.
    private void ScanMunicipality(TownTable table, ReadOnlySpan<AddressUnit> units, int start, byte prefecture, MunicipalityForm form, DateOnly day)
    {
        var names = table.MunicipalityNames;
        var kept = _count;
        var rest = units[start..];
        names.Walk(TownTable.NoOwner, rest, rest.Length - AddressUnitReader.Lookahead, out var walk);
        Reach = Math.Max(Reach, start + walk.Length + 1);
        while (_count == kept && names.TryNext(ref walk, rest, out var entry, out var length))
        {
            for (var index = names.ValueOf(entry); index != KeyedNames.None; index = table.NamesOfMunicipalities[index].Next)
            {
                ref readonly var name = ref table.NamesOfMunicipalities[index];
                if ((prefecture != 0 && name.Prefecture != prefecture) || name.EffectiveOn > day || (prefecture == 0 && name.IsBareFormerName))
                {
                    continue;
                }

                if (_count < Capacity)
                {
                    _heads[_count++] = new(prefecture, name.Municipality, form | name.Form, start, start + length, name.FormerRow);
                }
            }
        }
    }
}
