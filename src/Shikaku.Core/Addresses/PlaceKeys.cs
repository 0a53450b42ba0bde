using Shikaku.Core.Names;

namespace Shikaku.Core.Addresses;

/// <summary>
/// The key under which a character is looked up in the place tables: one for each group of kanji that relations join, for ヶケガヵ, ツッ and
/// ノ之乃 (MAT-73). A group is the closure, which the rules forbid as evidence (MAT-30): it only finds candidates, and the two texts are then
/// compared character by character. Immutable, safe for use by several threads.
/// </summary>
internal sealed class PlaceKeys
{
    // Added to the value of a number to make its key.
    private const int NumberKey = 1 << 30;

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
            // The smaller one leads, so that a group with a character of one unit is named by one.
            var (first, second) = (LeaderOf(from), LeaderOf(to));
            Lead(Math.Max(first, second), Math.Min(first, second));
        }

        for (var unit = 0; unit < _ofUnit.Length; unit++)
        {
            _ofUnit[unit] = (char)LeaderOf(unit);
        }

        foreach (var character in _ofOthers.Keys.ToArray())
        {
            _ofOthers[character] = LeaderOf(character);
        }

        _ofUnit['ヶ'] = _ofUnit['ガ'] = _ofUnit['ヵ'] = 'ケ';
        _ofUnit['ッ'] = 'ツ';
        _ofUnit['之'] = _ofUnit['乃'] = 'ノ';
    }

    /// <summary>The key of a folded character.</summary>
    public int KeyOf(int point) => point <= char.MaxValue ? _ofUnit[point] : _ofOthers.GetValueOrDefault(point, point);

    /// <summary>The key of a unit: equal keys are necessary, not sufficient, for units to be one.</summary>
    public int KeyOf(in AddressUnit unit) => unit.Kind == AddressUnitKind.Number ? NumberKey | unit.Point : KeyOf(unit.Point);

    /// <summary>Whether a key is that of a number.</summary>
    public static bool IsNumber(int key) => (key & NumberKey) != 0;

    /// <summary>Whether two different characters with one key are one by the kana folds of MAT-73.</summary>
    public static bool IsKanaFold(int left, int right) => FoldOf(left) is var fold && fold != 0 && fold == FoldOf(right);

    private static int FoldOf(int point) => point switch
    {
        'ヶ' or 'ケ' or 'ガ' or 'ヵ' => 1,
        'ツ' or 'ッ' => 2,
        'ノ' or '之' or '乃' => 3,
        _ => 0,
    };

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
