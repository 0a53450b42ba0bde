using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Names;

/// <summary>
/// One name made ready for comparison (MAT-40): its letters after F1 without spaces, ・ and ＝, the parts that these separate, and what kinds of letters it holds.
/// Made once per worker and filled again for each name. Not safe for use by several threads.
/// </summary>
/// <param name="table">The fold.</param>
/// <param name="isKana">Whether a hyphen or 一 after a kana stands for ー (MAT-46).</param>
public sealed class NameText(FoldTable table, bool isKana)
{
    // Between them, nothing is Latin, a placeholder or a diacritic.
    private const int FirstKana = 'ァ';
    private const int LastKanji = '\u9FFF';

    private readonly FoldedText _text = new(table);
    private readonly int[] _letters = new int[2 * FoldedText.DefaultCapacity];
    private readonly ushort[] _starts = new ushort[2 * FoldedText.DefaultCapacity];
    private readonly ushort[] _ends = new ushort[2 * FoldedText.DefaultCapacity];
    private readonly int[] _partStarts = new int[2 * FoldedText.DefaultCapacity];
    private int _count;
    private int _partCount;

    /// <summary>The text as submitted and folded.</summary>
    public FoldedText Text => _text;

    /// <summary>The letters as code points.</summary>
    public ReadOnlySpan<int> Letters => _letters.AsSpan(0, _count);

    /// <summary>Index in <see cref="Letters"/> of the first letter of each part.</summary>
    public ReadOnlySpan<int> PartStarts => _partStarts.AsSpan(0, _partCount);

    /// <summary>Whether the text holds nothing but spaces.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>Whether a letter is Latin.</summary>
    public bool HasLatin { get; private set; }

    /// <summary>Whether a letter is kana, kanji or of another script.</summary>
    public bool HasOtherScript { get; private set; }

    /// <summary>Whether a letter is a placeholder (外字).</summary>
    public bool HasPlaceholder { get; private set; }

    /// <summary>Takes a name as submitted, in UTF-8.</summary>
    public void Set(ReadOnlySpan<byte> name)
    {
        _text.Set(name);
        Read();
    }

    /// <summary>Takes a name as submitted.</summary>
    public void Set(ReadOnlySpan<char> name)
    {
        _text.Set(name);
        Read();
    }

    /// <summary>Where the letters from <paramref name="from"/> to before <paramref name="to"/> stand in the name as submitted.</summary>
    public TextRange RangeOf(int from, int to) =>
        from >= to ? default : new(_starts[from], (ushort)(_ends[to - 1] - _starts[from]));

    /// <summary>Where one letter stands in <see cref="FoldedText.Source"/>.</summary>
    internal Range SourceOf(int letter) => _starts[letter].._ends[letter];

    /// <summary>Where the separators before a letter stand in <see cref="FoldedText.Source"/>; after the last letter those at the end.</summary>
    internal Range GapBefore(int letter) =>
        (letter == 0 ? 0 : _ends[letter - 1])..(letter == _count ? _text.Source.Length : _starts[letter]);

    /// <summary>Whether a character only parts a name: a space, ・ and the other middle dots, ＝ (MAT-40). Which of them stands there says nothing.</summary>
    internal static bool IsSeparator(int letter) => letter is ' ' or '・' or '=' or '゠' or '·' or '•' or '‧';

    private static bool IsKana(int codePoint) => codePoint is >= 'ァ' and <= 'ヾ';

    private void Read()
    {
        _count = 0;
        _partCount = 0;
        HasLatin = false;
        HasOtherScript = false;
        HasPlaceholder = false;
        var units = _text.Units;
        var isPartStart = true;
        var hasMiddleDot = false;
        for (var i = 0; i < units.Length; i++)
        {
            int letter = units[i];
            if (IsSeparator(letter))
            {
                isPartStart = true;
                hasMiddleDot |= letter == '・';
                continue;
            }

            var first = i;
            if (char.IsHighSurrogate((char)letter) && i + 1 < units.Length)
            {
                letter = char.ConvertToUtf32((char)letter, units[++i]);
            }

            if (isKana && letter is '-' or '一' && !isPartStart && IsKana(_letters[_count - 1]))
            {
                letter = 'ー';
            }

            if (isPartStart)
            {
                _partStarts[_partCount++] = _count;
                isPartStart = false;
            }

            if (letter is >= FirstKana and <= LastKanji)
            {
                HasOtherScript = true;
            }
            else
            {
                Classify(letter);
            }

            _letters[_count] = letter;
            _starts[_count] = (ushort)_text.StartOf(first);
            _ends[_count++] = (ushort)_text.StartOf(i + 1);
        }

        IsBlank = _count == 0 && !hasMiddleDot;
    }

    private void Classify(int letter)
    {
        if (LatinLetters.Is(letter))
        {
            HasLatin = true;
        }
        else if (Placeholder.Is(letter))
        {
            HasPlaceholder = true;
        }
        else if (letter > 0x24F && !LatinLetters.IsDiacritic(letter))
        {
            HasOtherScript = true;
        }
    }
}
