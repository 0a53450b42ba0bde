namespace Shikaku.Core.Judgement;

/// <summary>A set of marks. The default value is the empty set.</summary>
public readonly record struct MarkSet
{
    private readonly byte _bits;

    private MarkSet(int bits) => _bits = (byte)bits;

    /// <summary>Reads marks as clerks write them, as in <c>×▲</c>.</summary>
    /// <returns>False if the text holds anything else, or a mark twice.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out MarkSet marks)
    {
        marks = default;
        foreach (var sign in text)
        {
            if (MarkSigns.Parse(sign) is not { } mark || marks.Contains(mark))
            {
                return false;
            }

            marks = new(marks._bits | 1 << (int)mark);
        }

        return true;
    }

    /// <summary>Whether a mark is in the set.</summary>
    public bool Contains(Mark mark) => (_bits >> (int)mark & 1) != 0;

    /// <summary>Whether every mark of the set is in another.</summary>
    public bool IsWithin(MarkSet other) => (_bits & ~other._bits) == 0;
}
