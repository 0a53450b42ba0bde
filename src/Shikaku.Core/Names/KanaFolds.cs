using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Names;

/// <summary>The kana fold F3 (MAT-45): rows from → to of one or two katakana, by code. Immutable, safe for use by several threads.</summary>
/// <remarks>
/// Order for each letter: N-VU (with the letter after it), N-OLD, N-YOTSU, N-TSU, N-SMALL, N-DAKU, then by the letter written before N-LONG or N-LONGO, then N-BAR.
/// N-LONGO does not run on over the vowel it has just met: オオウチ and オーウチ become one, オオオチ stays apart.
/// </remarks>
public sealed class KanaFolds
{
    /// <summary>File name in <c>data/</c>.</summary>
    public const string FileName = "kana_folds.tsv";

    private const char FirstKana = 'ァ';
    private const char LastKana = 'ヾ';
    private const int KanaCount = LastKana - FirstKana + 1;
    private const char Unchanged = '\0';
    private const char Dropped = '\uFFFF';

    private static readonly ReasonCode[] LetterCodes =
        [ReasonCode.KanaOld, ReasonCode.KanaYotsugana, ReasonCode.KanaTsu, ReasonCode.KanaSmall, ReasonCode.KanaDakuten];

    /// <summary>The folds whose names still agree (tier variant).</summary>
    public static readonly ReasonSet Variants = default(ReasonSet)
        .With(ReasonCode.KanaSmall)
        .With(ReasonCode.KanaYotsugana)
        .With(ReasonCode.KanaOld)
        .With(ReasonCode.KanaVu)
        .With(ReasonCode.KanaLongO)
        .With(ReasonCode.KanaBar);

    private readonly char[][] _letterFolds = new char[LetterCodes.Length][];
    private readonly bool[] _hasLetterFold = new bool[KanaCount];
    private readonly char[] _barFold = new char[KanaCount];
    private readonly char[] _longFold = new char[KanaCount * KanaCount];
    private readonly char[] _longOFold = new char[KanaCount * KanaCount];
    private readonly Dictionary<(char First, char Second), string> _vuFold = [];

    private KanaFolds()
    {
        for (var i = 0; i < _letterFolds.Length; i++)
        {
            _letterFolds[i] = new char[KanaCount];
        }
    }

    /// <summary>Reads the table: columns <c>code from to</c>.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static KanaFolds Parse(ReadOnlySpan<byte> tsv)
    {
        var folds = new KanaFolds();
        var reader = new TableReader(FileName, tsv, "code", "from", "to");
        while (reader.Read())
        {
            if (!ReasonCatalogue.TryParse(reader.GetString(0), out var code) || !folds.TryAdd(code, reader.GetString(1), reader.GetString(2)))
            {
                throw reader.Damaged("no such kana fold");
            }
        }

        return folds;
    }

    /// <summary>Folds the letters of a kana name. Other letters pass unchanged, and no vowel runs over them.</summary>
    /// <param name="letters">Code points after F1.</param>
    /// <param name="codes">Which folds to apply.</param>
    /// <param name="folded">Receives the result; at least as long as <paramref name="letters"/>.</param>
    /// <param name="applied">The folds that changed something.</param>
    /// <returns>The number of letters written.</returns>
    public int Fold(ReadOnlySpan<int> letters, ReasonSet codes, Span<int> folded, out ReasonSet applied)
    {
        var count = 0;
        var isLongO = false;
        applied = default;
        for (var i = 0; i < letters.Length; i++)
        {
            if (!IsKana(letters[i]))
            {
                folded[count++] = letters[i];
                isLongO = false;
                continue;
            }

            var letter = (char)letters[i];
            if (codes.Contains(ReasonCode.KanaVu) && letter is >= 'ヴ' and not ('ヵ' or 'ヶ'))
            {
                var next = i + 1 < letters.Length && IsKana(letters[i + 1]) ? (char)letters[i + 1] : Unchanged;
                if (next != Unchanged && _vuFold.TryGetValue((letter, next), out var pair))
                {
                    i++;
                    applied = applied.With(ReasonCode.KanaVu);
                    foreach (var kana in pair)
                    {
                        Append(kana, codes, folded, ref count, ref isLongO, ref applied);
                    }

                    continue;
                }

                if (_vuFold.TryGetValue((letter, Unchanged), out var single))
                {
                    applied = applied.With(ReasonCode.KanaVu);
                    letter = single[0];
                }
            }

            Append(letter, codes, folded, ref count, ref isLongO, ref applied);
        }

        return count;
    }

    private static bool IsKana(int letter) => letter is >= FirstKana and <= LastKana;

    private static int PairPlace(int first, int second) => ((first - FirstKana) * KanaCount) + (second - FirstKana);

    private void Append(char letter, ReasonSet codes, Span<int> folded, ref int count, ref bool isLongO, ref ReasonSet applied)
    {
        for (var i = 0; i < LetterCodes.Length && _hasLetterFold[letter - FirstKana]; i++)
        {
            var to = _letterFolds[i][letter - FirstKana];
            if (to != Unchanged && codes.Contains(LetterCodes[i]))
            {
                applied = applied.With(LetterCodes[i]);
                letter = to;
                if (letter == Dropped)
                {
                    return;
                }
            }
        }

        if (count > 0 && IsKana(folded[count - 1]))
        {
            var place = PairPlace(folded[count - 1], letter);
            if (_longFold[place] == Dropped && codes.Contains(ReasonCode.KanaLong))
            {
                applied = applied.With(ReasonCode.KanaLong);
                return;
            }

            if (_longOFold[place] != Unchanged && !isLongO && codes.Contains(ReasonCode.KanaLongO))
            {
                applied = applied.With(ReasonCode.KanaLongO);
                folded[count++] = _longOFold[place];
                isLongO = true;
                return;
            }
        }

        if (_barFold[letter - FirstKana] == Dropped && codes.Contains(ReasonCode.KanaBar))
        {
            applied = applied.With(ReasonCode.KanaBar);
            return;
        }

        folded[count++] = letter;
        isLongO = false;
    }

    private bool TryAdd(ReasonCode code, string from, string to)
    {
        foreach (var letter in from + to)
        {
            if (!IsKana(letter))
            {
                return false;
            }
        }

        switch (code, from.Length, to.Length)
        {
            case (ReasonCode.KanaVu, 1, 1):
                _vuFold[(from[0], Unchanged)] = to;
                return true;
            case (ReasonCode.KanaVu, 2, 1 or 2):
                _vuFold[(from[0], from[1])] = to;
                return true;
            case (ReasonCode.KanaBar, 1, 0):
                _barFold[from[0] - FirstKana] = Dropped;
                return true;
            case (ReasonCode.KanaLong, 2, 1) when from[0] == to[0]:
                _longFold[PairPlace(from[0], from[1])] = Dropped;
                return true;
            case (ReasonCode.KanaLongO, 2, 2) when from[0] == to[0]:
                _longOFold[PairPlace(from[0], from[1])] = to[1];
                _longOFold[PairPlace(to[0], to[1])] = to[1];
                return true;
            case (_, 1, 0 or 1) when Array.IndexOf(LetterCodes, code) is >= 0 and var place:
                _letterFolds[place][from[0] - FirstKana] = to.Length == 0 ? Dropped : to[0];
                _hasLetterFold[from[0] - FirstKana] = true;
                return true;
            default:
                return false;
        }
    }
}
