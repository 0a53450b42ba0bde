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

    // By letter, the folds that may change it, drop it or begin with it: most letters of most names have none, and pass at once.
    private readonly ReasonSet[] _foldsOf = new ReasonSet[KanaCount];

    // Letters are of one kin if some fold turns the one into the other; 0 is the kin of those that some fold drops.
    private readonly byte[] _kin = new byte[KanaCount];
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

        for (var i = 0; i < KanaCount; i++)
        {
            _kin[i] = (byte)(i + 1);
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

    /// <summary>
    /// Whether any choice of folds could make two names equal. Every fold replaces a letter by one of its kin or drops one that has none, so names whose kins differ
    /// in order never meet. True says nothing yet.
    /// </summary>
    /// <param name="left">Code points after F1.</param>
    /// <param name="right">The same of the other name.</param>
    public bool MayMeet(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            var leftKin = NextKin(left, ref i);
            var rightKin = NextKin(right, ref j);
            if (leftKin != rightKin)
            {
                return false;
            }

            if (leftKin == 0)
            {
                return true;
            }
        }
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
            if (!IsKana(letters[i]) || !_foldsOf[letters[i] - FirstKana].Overlaps(codes))
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

    /// <summary>The kin of the next letter that no fold drops; 0 behind the last one. Letters of other scripts are their own kin.</summary>
    private int NextKin(ReadOnlySpan<int> letters, ref int place)
    {
        var kin = 0;
        while (kin == 0 && place < letters.Length)
        {
            var letter = letters[place++];
            kin = IsKana(letter) ? _kin[letter - FirstKana] : KanaCount + 1 + letter;
        }

        return kin;
    }

    private static int PairPlace(int first, int second) => ((first - FirstKana) * KanaCount) + (second - FirstKana);

    private void Append(char letter, ReasonSet codes, Span<int> folded, ref int count, ref bool isLongO, ref ReasonSet applied)
    {
        for (var i = 0; i < LetterCodes.Length; i++)
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
                break;
            case (ReasonCode.KanaVu, 2, 1 or 2):
                _vuFold[(from[0], from[1])] = to;
                break;
            case (ReasonCode.KanaBar, 1, 0):
                _barFold[from[0] - FirstKana] = Dropped;
                break;
            case (ReasonCode.KanaLong, 2, 1) when from[0] == to[0]:
                _longFold[PairPlace(from[0], from[1])] = Dropped;
                break;
            case (ReasonCode.KanaLongO, 2, 2) when from[0] == to[0]:
                _longOFold[PairPlace(from[0], from[1])] = to[1];
                _longOFold[PairPlace(to[0], to[1])] = to[1];
                NoteFold(code, to[1]);
                break;
            case (_, 1, 0 or 1) when Array.IndexOf(LetterCodes, code) is >= 0 and var place:
                _letterFolds[place][from[0] - FirstKana] = to.Length == 0 ? Dropped : to[0];
                break;
            default:
                return false;
        }

        // A letter that is folded by what stands before it is the last of its row, one that is folded with what follows the first.
        NoteFold(code, code == ReasonCode.KanaVu ? from[0] : from[^1]);
        for (var i = 0; i < from.Length; i++)
        {
            Join(from[i], i < to.Length ? to[i] : Unchanged);
        }

        return true;
    }

    private void NoteFold(ReasonCode code, char letter) => _foldsOf[letter - FirstKana] = _foldsOf[letter - FirstKana].With(code);

    /// <summary>Makes two letters and all their kin one kin; without a second letter, one that is dropped.</summary>
    private void Join(char letter, char other)
    {
        var (former, joined) = (_kin[letter - FirstKana], other == Unchanged ? (byte)0 : _kin[other - FirstKana]);
        (former, joined) = (Math.Max(former, joined), Math.Min(former, joined));
        _kin.AsSpan().Replace(former, joined);
    }
}
