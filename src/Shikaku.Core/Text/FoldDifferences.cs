using System.Numerics;
using System.Runtime.CompilerServices;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Text;

/// <summary>
/// Says why two texts that are equal after F1 were not equal as submitted: one reason per fold code, at its first place, with its count.
/// Made once per worker. Not safe for use by several threads.
/// </summary>
public sealed class FoldDifferences(FoldTable table)
{
    private const int CodeCount = (int)ReasonCode.FoldVariationSelector + 1;

    private readonly Place[] _places = new Place[CodeCount];
    private int _noted;

    /// <summary>Explains two texts whose folded units are equal.</summary>
    public void Explain(FoldedText left, FoldedText right, FieldComparison result)
    {
        var leftSource = left.Source;
        var rightSource = right.Source;
        Add(leftSource, 0, left.StartOf(0), rightSource, 0, right.StartOf(0));
        var units = left.Units;
        for (var i = 0; i < units.Length;)
        {
            var next = i + 1 < units.Length && char.IsHighSurrogate(units[i]) ? i + 2 : i + 1;
            Add(leftSource, left.StartOf(i), left.StartOf(next), rightSource, right.StartOf(i), right.StartOf(next));
            i = next;
        }

        Report(result);
    }

    /// <summary>Notes how two stretches that mean the same differ as submitted.</summary>
    public void Add(ReadOnlySpan<char> left, TextRange leftRange, ReadOnlySpan<char> right, TextRange rightRange) =>
        Add(left, leftRange.Start, leftRange.Start + leftRange.Length, right, rightRange.Start, rightRange.Start + rightRange.Length);

    /// <inheritdoc cref="Add(ReadOnlySpan{char}, TextRange, ReadOnlySpan{char}, TextRange)"/>
    public void Add(ReadOnlySpan<char> left, Range leftRange, ReadOnlySpan<char> right, Range rightRange)
    {
        var (leftStart, leftLength) = leftRange.GetOffsetAndLength(left.Length);
        var (rightStart, rightLength) = rightRange.GetOffsetAndLength(right.Length);
        Add(left, leftStart, leftStart + leftLength, right, rightStart, rightStart + rightLength);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ReadOnlySpan<char> left, int leftStart, int leftEnd, ReadOnlySpan<char> right, int rightStart, int rightEnd)
    {
        if (leftEnd - leftStart != 1 || rightEnd - rightStart != 1)
        {
            AddOthers(left[leftStart..leftEnd], leftStart, right[rightStart..rightEnd], rightStart);
        }
        else if (left[leftStart] != right[rightStart])
        {
            AddOne(left[leftStart], leftStart, right[rightStart], rightStart);
        }
    }

    // What most differences are: one character for another.
    private void AddOne(char left, int leftStart, char right, int rightStart)
    {
        var codes = (table.TryGetReason(left, out var leftReason) ? 1 << (int)leftReason : 0) | (table.TryGetReason(right, out var rightReason) ? 1 << (int)rightReason : 0);
        Note(codes, [left], new((ushort)leftStart, 1), [right], new((ushort)rightStart, 1));
    }

    private void AddOthers(ReadOnlySpan<char> leftRest, int leftStart, ReadOnlySpan<char> rightRest, int rightStart)
    {
        if (leftRest.SequenceEqual(rightRest))
        {
            return;
        }

        var leftRange = new TextRange((ushort)leftStart, (ushort)leftRest.Length);
        var rightRange = new TextRange((ushort)rightStart, (ushort)rightRest.Length);
        var prefix = leftRest.CommonPrefixLength(rightRest);
        if (prefix > 0 && char.IsHighSurrogate(leftRest[prefix - 1]))
        {
            prefix--;
        }

        leftRest = leftRest[prefix..];
        rightRest = rightRest[prefix..];
        while (!leftRest.IsEmpty && !rightRest.IsEmpty && leftRest[^1] == rightRest[^1] && !char.IsSurrogate(leftRest[^1]))
        {
            leftRest = leftRest[..^1];
            rightRest = rightRest[..^1];
        }

        Note(CodesOf(leftRest) | CodesOf(rightRest), leftRest, leftRange, rightRest, rightRange);
    }

    private void Note(int codes, ReadOnlySpan<char> left, TextRange leftRange, ReadOnlySpan<char> right, TextRange rightRange)
    {
        if (codes == 0)
        {
            codes = 1 << (int)(HoldsHyphen(left) || HoldsHyphen(right) ? ReasonCode.FoldHyphen : ReasonCode.FoldCompatibility);
        }

        for (; codes != 0; codes &= codes - 1)
        {
            Note((ReasonCode)BitOperations.TrailingZeroCount(codes), leftRange, rightRange);
        }
    }

    /// <summary>Notes spaces, ・ or ＝ that part the same letters on both sides, or stand at the same end, but differ in number or kind.</summary>
    public void AddGap(ReadOnlySpan<char> left, Range leftRange, ReadOnlySpan<char> right, Range rightRange)
    {
        var leftGap = left[leftRange];
        var rightGap = right[rightRange];
        if (leftGap.Length == rightGap.Length && MarkOf(leftGap) == MarkOf(rightGap))
        {
            Add(left, leftRange, right, rightRange);
        }
        else
        {
            Note(ReasonCode.FoldSpace, new((ushort)leftRange.Start.Value, (ushort)leftGap.Length), new((ushort)rightRange.Start.Value, (ushort)rightGap.Length));
        }
    }

    /// <summary>Adds one reason per code noted since the last report, and forgets them.</summary>
    public void Report(FieldComparison result)
    {
        for (; _noted != 0; _noted &= _noted - 1)
        {
            var code = BitOperations.TrailingZeroCount(_noted);
            ref var place = ref _places[code];
            result.Add(new Reason((ReasonCode)code, place.Left, place.Right, Count: place.Count));
            place.Count = 0;
        }
    }

    private void Note(ReasonCode code, TextRange left, TextRange right)
    {
        ref var place = ref _places[(int)code];
        if (place.Count++ == 0)
        {
            place.Left = left;
            place.Right = right;
            _noted |= 1 << (int)code;
        }
    }

    /// <summary>The mark, after F1, that parts a name where not only spaces do; none where only spaces do.</summary>
    private static char MarkOf(ReadOnlySpan<char> gap)
    {
        foreach (var unit in gap)
        {
            if (unit is '・' or '･')
            {
                return '・';
            }

            if (unit is '=' or '＝')
            {
                return '=';
            }

            if (unit is '゠' or '·' or '•' or '‧')
            {
                return unit;
            }
        }

        return '\0';
    }

    private static bool HoldsHyphen(ReadOnlySpan<char> text) => text.IndexOfAny('-', 'ー', '一') >= 0;

    private int CodesOf(ReadOnlySpan<char> text)
    {
        var codes = 0;
        for (var i = 0; i < text.Length; i++)
        {
            int codePoint = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                codePoint = char.ConvertToUtf32(text[i], text[++i]);
            }

            if (table.TryGetReason(codePoint, out var reason))
            {
                codes |= 1 << (int)reason;
            }
        }

        return codes;
    }

    private struct Place
    {
        public TextRange Left;
        public TextRange Right;
        public ushort Count;
    }
}
