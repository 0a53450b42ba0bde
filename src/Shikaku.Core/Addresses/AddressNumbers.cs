namespace Shikaku.Core.Addresses;

/// <summary>The grammar of house numbers: where their list begins, what parts its members, where a building begins (MAT-74).</summary>
internal static class AddressNumbers
{
    /// <summary>Whether a number that follows a town or 小字 begins the list.</summary>
    public static bool BeginsList(ReadOnlySpan<AddressUnit> units, int i)
    {
        var next = units[i + 1];
        if (next.Kind != AddressUnitKind.Text || next.AfterSpace)
        {
            // 家六2094: the kanji numeral ends a name, the arabic one begins the list.
            return !(units[i].IsKanjiNumber && next is { Kind: AddressUnitKind.Number, IsKanjiNumber: false });
        }

        if (SeparatorLength(units, i + 1, out _) > 0 || IsNo(units, i + 1) || IsLetter(units, i + 1, atStart: false) || next.Is('号'))
        {
            return true;
        }

        var isTown = next.Is('番') && units[i + 2].IsOneOf('町', '丁');
        return !units[i].IsKanjiNumber && !isTown && !next.MayBe(AddressWord.PlaceWord);
    }

    /// <summary>Whether a unit is a letter of the list: 甲乙, イロハ or a Latin letter, alone between numbers, hyphens and the end.</summary>
    public static bool IsLetter(ReadOnlySpan<AddressUnit> units, int i, bool atStart)
    {
        if (!units[i].MayBe(AddressWord.LotLetter | AddressWord.LaterLotLetter | AddressWord.Latin | AddressWord.No))
        {
            return false;
        }

        // What follows is asked first: it is quickly said, and mostly no.
        var next = units[i + 1].Kind;
        if (next != AddressUnitKind.Number && LetterMarkerLength(units, i + 1) == 0
            && (atStart || (next is not (AddressUnitKind.Hyphen or AddressUnitKind.Gap or AddressUnitKind.End) && !(units[i + 1].AfterSpace && EndsNumber(units[i - 1])))))
        {
            return false;
        }

        return MayBeLetter(units, i, atStart);
    }

    /// <summary>Whether a number is a room, floor or wing for certain, with which the building begins.</summary>
    public static bool IsRoom(ReadOnlySpan<AddressUnit> units, int i) =>
        BuildingMarkerLength(units, i + 1, out _) is var length && length > 0 && !(length == 1 && units[i + 1].Is('号'));

    /// <summary>Whether a unit before a number says nothing: 第 of 第14地割 and 第3号, の of ニの1920, whose town is the letter ニ.</summary>
    public static bool IsFiller(ReadOnlySpan<AddressUnit> units, int i, bool atStart) =>
        (atStart && i > 0 && units[i - 1].MayBe(AddressWord.LotLetter) && IsNo(units, i))
        || (units[i].Is('第') && units[i + 1].Kind == AddressUnitKind.Number && SeparatorLength(units, i + 2, out _) > 0);

    /// <summary>Whether a word right behind a number goes on with the place (12号線北, 5区) and is no building's name.</summary>
    public static bool GoesOnWithPlace(in AddressUnit unit) => !unit.AfterSpace && unit.MayBe(AddressWord.PlaceWord | AddressWord.Separator);

    /// <summary>Length of what marks a number as room, wing or floor; 0 if nothing does.</summary>
    /// <param name="units">The units.</param>
    /// <param name="i">The unit after the number.</param>
    /// <param name="role">What the number is.</param>
    public static int BuildingMarkerLength(ReadOnlySpan<AddressUnit> units, int i, out NumberRole role)
    {
        role = NumberRole.None;
        if (!units[i].MayBe(AddressWord.BuildingMarker))
        {
            return 0;
        }

        (role, var length) =
            units[i].Is('号') && units[i + 1].Is('室') ? (NumberRole.Room, 2)
            : units[i].Is('号') && units[i + 1].IsOneOf('棟', '館') ? (NumberRole.Wing, 2)
            : units[i].Is('号') && (units[i + 1].Kind != AddressUnitKind.Text || units[i + 1].AfterSpace) ? (NumberRole.Room, 1)
            : units[i].Is('室') ? (NumberRole.Room, 1)
            : units[i].Is('棟') ? (NumberRole.Wing, 1)
            : units[i].Is('階') || (units[i].Is('F') && !units[i + 1].IsLatin) ? (NumberRole.Floor, 1)
            : (NumberRole.None, 0);
        return length;
    }

    /// <summary>Length of what marks a number, a Latin letter or a direction (南棟, 新館) as room, wing or floor; 0 if nothing does.</summary>
    /// <param name="units">The units.</param>
    /// <param name="i">The unit itself.</param>
    /// <param name="role">What it is.</param>
    public static int RoomMarkerLength(ReadOnlySpan<AddressUnit> units, int i, out NumberRole role)
    {
        if (units[i].Kind == AddressUnitKind.Number || units[i].IsLatin)
        {
            return BuildingMarkerLength(units, i + 1, out role);
        }

        role = NumberRole.None;
        if (!units[i].MayBe(AddressWord.Wing) && !units[i].Is('館'))
        {
            return 0;
        }

        // 南 and 館 of 南館 make one part of the room; 棟 says nothing more.
        var word = units[i].Is('館') && i > 0 ? i - 1 : i;
        var isWing = units[word + 1].IsOneOf('棟', '館') && units[word].MayBe(AddressWord.Wing) && (units[word + 2].Kind != AddressUnitKind.Text || units[word + 2].AfterSpace);
        role = isWing ? NumberRole.Wing : NumberRole.None;
        return isWing && units[i + 1].Is('棟') ? 1 : 0;
    }

    /// <summary>Skips what may stand between two members of the list.</summary>
    /// <param name="units">The units.</param>
    /// <param name="i">The unit after a member.</param>
    /// <param name="role">What the marker says of the member.</param>
    /// <param name="mayFollow">Whether another member may follow.</param>
    /// <returns>The unit after the separator.</returns>
    public static int SkipSeparator(ReadOnlySpan<AddressUnit> units, int i, out NumberRole role, out bool mayFollow)
    {
        role = NumberRole.None;
        i += units[i - 1].Kind == AddressUnitKind.Text ? LetterMarkerLength(units, i) : 0;
        mayFollow = units[i].Kind == AddressUnitKind.Text && IsLetter(units, i, atStart: false);

        // 12番地丁: behind another marker 丁 is the letter.
        while (SeparatorLength(units, i, out var found) is var length && length > 0 && (role == NumberRole.None || found != NumberRole.Chome))
        {
            role = role == NumberRole.None ? found : role;
            mayFollow = found != NumberRole.House;
            i += length;
        }

        while (units[i].Kind == AddressUnitKind.Hyphen || IsNo(units, i))
        {
            mayFollow = true;
            i++;
        }

        i += mayFollow && IsFiller(units, i, atStart: false) ? 1 : 0;

        // A letter may run on into a number: 甲12.
        mayFollow |= role == NumberRole.None && units[i].Kind == AddressUnitKind.Number && units[i - 1].Kind == AddressUnitKind.Text;
        return i;
    }

    /// <summary>The end of a run of text without a gap.</summary>
    public static int EndOfWord(ReadOnlySpan<AddressUnit> units, int i)
    {
        while (units[i].Kind == AddressUnitKind.Text && !units[i].AfterSpace)
        {
            i++;
        }

        return i;
    }

    // 12番地の丙 緑荘: behind a number or what may follow one.
    private static bool EndsNumber(in AddressUnit unit) => unit.Kind is AddressUnitKind.Number or AddressUnitKind.Hyphen || unit.MayBe(AddressWord.NumberEnd);

    private static bool MayBeLetter(ReadOnlySpan<AddressUnit> units, int i, bool atStart) =>
        units[i].AfterSpace
            ? atStart && (units[i].MayBe(AddressWord.LotLetter) || IsLaterLetter(units, i))
            : units[i].MayBe(AddressWord.Latin | AddressWord.LotLetter) || (atStart && IsLaterLetter(units, i));

    // Right behind a town every letter of イロハ may begin the list (石川県). ノ is の unless 部 follows.
    private static bool IsLaterLetter(ReadOnlySpan<AddressUnit> units, int i) =>
        units[i].MayBe(AddressWord.LaterLotLetter) || (units[i].Is('ノ') && units[i + 1].Is('部'));

    // 甲の12, 甲第12, ワ部12, ワ之部12, ワ字12: what may stand between a letter and its number.
    private static int LetterMarkerLength(ReadOnlySpan<AddressUnit> units, int i)
    {
        if (units[i + 1].Kind != AddressUnitKind.Number && units[i + 2].Kind != AddressUnitKind.Number)
        {
            return 0;
        }

        var length = units[i].IsOneOf('ノ', '之') && units[i + 1].Is('部') ? 2 : units[i].MayBe(AddressWord.LetterMarker) ? 1 : 0;
        return length > 0 && units[i + length].Kind == AddressUnitKind.Number ? length : 0;
    }

    // の between two numbers.
    private static bool IsNo(ReadOnlySpan<AddressUnit> units, int i) =>
        units[i].MayBe(AddressWord.No)
        && (units[i + 1].Kind == AddressUnitKind.Number || IsLetter(units, i + 1, atStart: false)
            || (i > 0 && EndsNumber(units[i - 1]) && units[i + 1].MayBe(AddressWord.LotLetter) && !units[i + 1].AfterSpace));

    private static int SeparatorLength(ReadOnlySpan<AddressUnit> units, int i, out NumberRole role)
    {
        role = NumberRole.None;
        if (!units[i].MayBe(AddressWord.Separator))
        {
            return 0;
        }

        if (units[i].Is('丁'))
        {
            role = NumberRole.Chome;
            return units[i + 1].Is('目') ? 2 : units[i + 1].Kind == AddressUnitKind.Text ? 0 : 1;
        }

        if (units[i].Is('地') && units[i + 1].Is('割'))
        {
            role = NumberRole.Chome;
            return 2;
        }

        if (units[i].Is('番'))
        {
            role = NumberRole.Block;
            return units[i + 1].Is('地') ? 2
                : units[i + 1].IsOneOf("町丁館街") ? 0
                : 1;
        }

        if (units[i].Is('号') && !units[i + 1].IsOneOf("室棟館線地"))
        {
            role = NumberRole.House;
            return 1;
        }

        return 0;
    }
}
