namespace Shikaku.Core.Addresses;

/// <summary>
/// What follows the town, cut into 小字, the list of numbers and letters, and building with room and 方書 (MAT-70, MAT-74). The three parts lie
/// one after the other in one list. Made once per side and filled again for each text.
/// </summary>
internal sealed class AddressRest(AddressUnit[] units)
{
    // Characters that play no such part need not be looked at more closely.
    private const AddressWord WordsOfNumbers = AddressWord.LotLetter | AddressWord.LaterLotLetter | AddressWord.Latin | AddressWord.No | AddressWord.Filler;
    private const AddressWord WordsOfBuilding = AddressWord.Latin | AddressWord.Wing | AddressWord.BuildingWord;

    private readonly AddressElement[] _elements = new AddressElement[units.Length];
    private int _count;
    private int _endOfKoaza;
    private int _endOfNumbers;
    private int _firstOfBuilding;
    private bool _isBuildingCut;

    /// <summary>All elements.</summary>
    public ReadOnlySpan<AddressElement> All
    {
        get
        {
            CutBuilding();
            return _elements.AsSpan(0, _count);
        }
    }

    /// <summary>小字: what stands between the town and the first number. Of a town that is not in the table, the town too.</summary>
    public ReadOnlySpan<AddressElement> Koaza => _elements.AsSpan(0, _endOfKoaza);

    /// <summary>The list of numbers and letters.</summary>
    public ReadOnlySpan<AddressElement> Numbers => _elements.AsSpan(_endOfKoaza, _endOfNumbers - _endOfKoaza);

    /// <summary>Building, room, 方書.</summary>
    public ReadOnlySpan<AddressElement> Building
    {
        get
        {
            CutBuilding();
            return _elements.AsSpan(_endOfNumbers, _count - _endOfNumbers);
        }
    }

    /// <summary>Whether 字 or 小字 marks the 小字 as such.</summary>
    public bool IsKoazaMarked { get; private set; }

    /// <summary>Cuts the units from <paramref name="start"/> on; the building when it is asked for, since mostly it is not.</summary>
    /// <param name="start">Unit after the town.</param>
    public void Scan(int start)
    {
        _count = 0;
        var i = ScanKoaza(units, start);
        _endOfKoaza = _count;
        _firstOfBuilding = ScanNumbers(units, i);
        _endOfNumbers = _count;
        _isBuildingCut = units[_firstOfBuilding].Kind == AddressUnitKind.End;
    }

    private int ScanKoaza(ReadOnlySpan<AddressUnit> units, int start)
    {
        var i = start;
        var marker = AddressWords.KoazaMarkerLength(units, i);
        i += marker;
        IsKoazaMarked = marker > 0
            && (units[i].Kind is AddressUnitKind.Text or AddressUnitKind.Placeholder
                || (units[i].Kind == AddressUnitKind.Number && !AddressNumbers.BeginsList(units, i)));
        while (true)
        {
            switch (units[i].Kind)
            {
                case AddressUnitKind.Text when !units[i].MayBe(WordsOfNumbers):
                    Add(i, NumberRole.None);
                    break;
                case AddressUnitKind.Text when AddressNumbers.IsFiller(units, i, i == start) || (_count > 0 && AddressWords.IsMarkerWithinKoaza(units, i)):
                    break;
                case AddressUnitKind.Text when AddressNumbers.IsLetter(units, i, _count == 0):
                case AddressUnitKind.Number when AddressNumbers.BeginsList(units, i):
                case AddressUnitKind.End:
                    return i;
                case AddressUnitKind.Text or AddressUnitKind.Number or AddressUnitKind.Placeholder:
                    Add(i, NumberRole.None);
                    break;
                default:
                    break;
            }

            i++;
        }
    }

    private int ScanNumbers(ReadOnlySpan<AddressUnit> units, int start)
    {
        var i = start;
        var mayFollow = true;
        while (mayFollow)
        {
            var isElement = units[i].Kind == AddressUnitKind.Number
                ? !AddressNumbers.IsRoom(units, i)
                : AddressNumbers.IsLetter(units, i, _count == _endOfKoaza);
            if (!isElement)
            {
                break;
            }

            var next = AddressNumbers.SkipSeparator(units, i + 1, out var role, out mayFollow);
            Add(i, role);
            i = next;

            // 南郷通1丁目南8-1: a word between 丁目 and the next number belongs to the place, not to a building.
            if (role == NumberRole.Chome && units[i].Kind == AddressUnitKind.Text && !units[i].AfterSpace)
            {
                var end = AddressNumbers.EndOfWord(units, i);
                if (units[end].Kind == AddressUnitKind.Number)
                {
                    var koaza = _endOfKoaza == 0 ? AddressWords.KoazaMarkerLength(units, i) : 0;
                    var numbers = _count;
                    for (i += koaza; i < end; i++)
                    {
                        Add(i, NumberRole.None);
                    }

                    if (koaza > 0)
                    {
                        MoveKoaza(numbers);
                    }
                }
            }
        }

        return i;
    }

    // 第3地割字前田12: what 字 marks behind the first number is a 小字 like any other, and stands before the numbers.
    private void MoveKoaza(int numbers)
    {
        _elements.AsSpan(0, numbers).Reverse();
        _elements.AsSpan(numbers, _count - numbers).Reverse();
        _elements.AsSpan(0, _count).Reverse();
        _endOfKoaza = _count - numbers;
        IsKoazaMarked = true;
    }

    private void CutBuilding()
    {
        if (!_isBuildingCut)
        {
            _isBuildingCut = true;
            ScanBuilding(units, _firstOfBuilding);
        }
    }

    private void ScanBuilding(ReadOnlySpan<AddressUnit> units, int start)
    {
        for (var i = start; units[i].Kind != AddressUnitKind.End; i++)
        {
            if (units[i].Kind is AddressUnitKind.Hyphen or AddressUnitKind.Gap)
            {
                continue;
            }

            if (units[i].Kind == AddressUnitKind.Text && !units[i].MayBe(WordsOfBuilding))
            {
                Add(i, NumberRole.None);
                continue;
            }

            if (AddressWords.FillerLength(units, i) is var filler && filler > 0)
            {
                i += filler - 1;
                continue;
            }

            if (_count > _endOfNumbers && AddressWords.HouseholdMarkerLength(units, i) is var household && household > 0)
            {
                _elements[_count - 1] = _elements[_count - 1] with { Role = NumberRole.Household };
                i += household - 1;
                continue;
            }

            var marker = AddressNumbers.RoomMarkerLength(units, i, out var role);
            Add(i, role);
            i += marker;
        }
    }

    private void Add(int unit, NumberRole role) => _elements[_count++] = new((ushort)unit, role);
}
