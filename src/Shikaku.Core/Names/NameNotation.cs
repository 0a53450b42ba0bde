using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Names;

/// <summary>What two names share before their kind of name matters: unreadable, blank, exact, equal after F1; and how equal letters differ in notation.</summary>
internal sealed class NameNotation(FoldTable table)
{
    private readonly FoldDifferences _differences = new(table);

    /// <summary>Settles a pair that is unreadable (U-TEXT), blank (U-BLANK), exact or equal after F1.</summary>
    /// <returns>False if the pair is none of these.</returns>
    public bool TrySettle(NameText left, NameText right, FieldComparison result)
    {
        if (!left.Text.IsReadable || !right.Text.IsReadable)
        {
            result.Add(ReasonCode.UndeterminedText);
            return true;
        }

        if (left.IsBlank || right.IsBlank)
        {
            result.Add(ReasonCode.UndeterminedBlank);
            return true;
        }

        if (left.HasPlaceholder || right.HasPlaceholder || !left.Text.Units.SequenceEqual(right.Text.Units))
        {
            return false;
        }

        if (!left.Text.Source.SequenceEqual(right.Text.Source))
        {
            _differences.Explain(left.Text, right.Text, result);
        }

        return true;
    }

    /// <summary>Names the differences in notation of two names with as many letters, and P-PART where only one of them is parted.</summary>
    public void Explain(NameText left, NameText right, FieldComparison result)
    {
        var count = left.Letters.Length;
        var leftSource = left.Text.Source;
        var rightSource = right.Text.Source;
        var leftStarts = left.PartStarts;
        var rightStarts = right.PartStarts;
        for (var i = 0; i <= count; i++)
        {
            var leftParts = StartsPart(ref leftStarts, i);
            var rightParts = StartsPart(ref rightStarts, i);
            if (i == 0 || i == count || (leftParts && rightParts))
            {
                _differences.AddGap(leftSource, left.GapBefore(i), rightSource, right.GapBefore(i));
            }

            if (i < count && left.Letters[i] == right.Letters[i])
            {
                _differences.Add(leftSource, left.SourceOf(i), rightSource, right.SourceOf(i));
            }
        }

        _differences.Report(result);
        if (!NameParts.AreEqual(left, right))
        {
            result.Add(new Reason(ReasonCode.NamePart, left.RangeOf(0, count), right.RangeOf(0, count)));
        }
    }

    private static bool StartsPart(ref ReadOnlySpan<int> starts, int letter)
    {
        if (starts.IsEmpty || starts[0] != letter)
        {
            return false;
        }

        starts = starts[1..];
        return true;
    }
}
