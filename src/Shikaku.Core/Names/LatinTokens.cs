namespace Shikaku.Core.Names;

/// <summary>The words of a name with Latin letters: no diacritics, no apostrophes, capitals; hyphens either dropped or parting words (MAT-43).</summary>
internal sealed class LatinTokens
{
    /// <summary>At most this many words are told apart; a name with more is compared only as joined text.</summary>
    public const int Capacity = 32;

    private readonly int[] _letters = new int[LatinLetters.MostCapitals * Text.FoldedText.DefaultCapacity];
    private readonly int[] _starts = new int[Capacity + 1];
    private int _letterCount;

    /// <summary>Number of words.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there were more words than are kept.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>How many hyphens and apostrophes stood in the text.</summary>
    public int MarkCount { get; private set; }

    /// <summary>How many letters lost a diacritic.</summary>
    public int DiacriticCount { get; private set; }

    /// <summary>All letters.</summary>
    public ReadOnlySpan<int> Joined => _letters.AsSpan(0, _letterCount);

    /// <summary>Where the words begin in <see cref="Joined"/>.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    /// <summary>One word.</summary>
    public ReadOnlySpan<int> this[int word] => _letters.AsSpan(_starts[word].._starts[word + 1]);

    /// <summary>Splits a name.</summary>
    public void Set(NameText name, bool hyphenParts)
    {
        _letterCount = 0;
        Count = 0;
        IsOverfull = false;
        MarkCount = 0;
        DiacriticCount = 0;
        var isWordStart = true;
        var units = name.Text.Units;
        for (var i = 0; i < units.Length; i++)
        {
            int letter = units[i];
            if (letter is ' ' or ',' or '.' || (hyphenParts && (letter == '-' || NameText.IsSeparator(letter))))
            {
                isWordStart = true;
                continue;
            }

            if (letter == '-' || LatinLetters.IsApostrophe(letter))
            {
                MarkCount++;
                continue;
            }

            if (NameText.IsSeparator(letter))
            {
                continue;
            }

            if (LatinLetters.IsDiacritic(letter))
            {
                DiacriticCount++;
                continue;
            }

            if (char.IsHighSurrogate((char)letter) && i + 1 < units.Length)
            {
                letter = char.ConvertToUtf32((char)letter, units[++i]);
            }

            if (isWordStart)
            {
                StartWord();
                isWordStart = false;
            }

            Append(letter);
        }

        _starts[Count] = _letterCount;
    }

    private void StartWord()
    {
        if (Count < Capacity)
        {
            _starts[Count++] = _letterCount;
        }
        else
        {
            IsOverfull = true;
        }
    }

    private void Append(int letter)
    {
        var several = LatinLetters.Several(letter);
        if (several.IsEmpty)
        {
            var capital = LatinLetters.Base(letter);
            DiacriticCount += capital == letter ? 0 : 1;
            _letters[_letterCount++] = capital;
            return;
        }

        DiacriticCount++;
        foreach (var capital in several)
        {
            _letters[_letterCount++] = capital;
        }
    }
}
