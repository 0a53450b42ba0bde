using Shikaku.Core.Names;

namespace Shikaku.Core.Addresses;

/// <summary>
/// The key under which a character is looked up in the place tables: one for each group of kanji that relations join, for ヶケガヵ, small
/// and large kana and ノ之乃 (MAT-73), and for 竈釜, since 塩竈市 is written 塩釜市 too. A group is the closure, which the rules forbid as evidence (MAT-30): it only
/// finds candidates, and the two texts are then compared character by character. Immutable, safe for use by several threads.
/// </summary>
internal sealed class PlaceKeys
{
    private readonly char[] _ofUnit = new char[char.MaxValue + 1];
    private readonly Dictionary<int, int> _ofOthers = [];

    /// <summary>Builds the keys.</summary>
    public PlaceKeys(KanjiRelations kanji)
    {
        for (var unit = 0; unit < _ofUnit.Length; unit++)
        {
            _ofUnit[unit] = (char)unit;
        }

        foreach (var (from, to) in kanji.Pairs())
        {
            Join(from, to);
        }

        Join('竈', '釜');

        for (var unit = 0; unit < _ofUnit.Length; unit++)
        {
            _ofUnit[unit] = (char)LeaderOf(unit);
        }

        foreach (var character in _ofOthers.Keys.ToArray())
        {
            _ofOthers[character] = LeaderOf(character);
        }

        for (var small = 'ァ'; small < 'ヵ'; small++)
        {
            _ofUnit[small] = (char)LargeOf(small);
        }

        _ofUnit['ヶ'] = _ofUnit['ガ'] = _ofUnit['ヵ'] = 'ケ';
        _ofUnit['之'] = _ofUnit['乃'] = 'ノ';
    }

    /// <summary>The key of a folded character, or of a number by its code.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public int KeyOf(int code) => code <= char.MaxValue ? _ofUnit[code] : KeyOfOther(code);

    /// <summary>The key of a unit: equal keys are necessary, not sufficient, for units to be one.</summary>
    public int KeyOf(in AddressUnit unit) => KeyOf(unit.Code);

    /// <summary>Whether a key is that of a number.</summary>
    public static bool IsNumber(int key) => (key & AddressUnit.NumberCode) != 0;

    /// <summary>Whether two different characters with one key are one by the kana folds of MAT-73.</summary>
    public static bool IsKanaFold(int left, int right) => FoldOf(left) is var fold && fold != 0 && fold == FoldOf(right);

    private int KeyOfOther(int code) => code >= AddressUnit.NumberCode ? code : _ofOthers.GetValueOrDefault(code, code);

    private static int FoldOf(int point) => point switch
    {
        'ヶ' or 'ケ' or 'ガ' or 'ヵ' => 1,
        'ノ' or '之' or '乃' => 3,
        '竈' or '竃' or '釜' => 4,
        _ => LargeOf(point) is var large && (large != point || LargeOf(point - 1) == point) ? large : 0,
    };

    // The small kana stand before the large ones.
    private static int LargeOf(int point) =>
        point is 'ァ' or 'ィ' or 'ゥ' or 'ェ' or 'ォ' or 'ッ' or 'ャ' or 'ュ' or 'ョ' or 'ヮ' ? point + 1 : point;

    // The smaller one leads, so that a group with a character of one unit is named by one.
    private void Join(int one, int other)
    {
        var (first, second) = (LeaderOf(one), LeaderOf(other));
        Lead(Math.Max(first, second), Math.Min(first, second));
    }

    private int LeaderOf(int character)
    {
        while (KeyOf(character) is var leader && leader != character)
        {
            character = leader;
        }

        return character;
    }

    private void Lead(int character, int leader)
    {
        if (character <= char.MaxValue)
        {
            _ofUnit[character] = (char)leader;
        }
        else
        {
            _ofOthers[character] = leader;
        }
    }
}
