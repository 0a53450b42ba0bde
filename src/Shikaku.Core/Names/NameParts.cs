namespace Shikaku.Core.Names;

/// <summary>How the parts of two names of equal length lie to each other, and what a swap of parts or a cut end looks like (MAT-40, MAT-42).</summary>
internal static class NameParts
{
    /// <summary>Shortest beginning that is taken for a name cut at the limit of its field.</summary>
    private const int ShortestCut = 3;

    /// <summary>Whether both names are parted at the same places.</summary>
    public static bool AreEqual(NameText left, NameText right) => left.PartStarts.SequenceEqual(right.PartStarts);

    /// <summary>Whether one name is parted wherever the other is, so that the parts of the one agree with a split of the other.</summary>
    public static bool AreCompatible(NameText left, NameText right) =>
        left.PartStarts.Length >= right.PartStarts.Length
            ? Contains(left.PartStarts, right.PartStarts)
            : Contains(right.PartStarts, left.PartStarts);

    /// <summary>Whether the first or the last part of one name stands at the other end in the other name (P-SWAP).</summary>
    public static bool AreSwapped(NameText left, NameText right, LetterSameness sameness) =>
        left.Letters.Length == right.Letters.Length && (IsRotated(left, right, sameness) || IsRotated(right, left, sameness));

    /// <summary>Whether one name is the beginning of the other (P-CUT).</summary>
    public static bool IsCut(ReadOnlySpan<int> left, ReadOnlySpan<int> right, LetterSameness sameness)
    {
        var shorter = Math.Min(left.Length, right.Length);
        return shorter >= ShortestCut && left.Length != right.Length && sameness.AreSame(left[..shorter], right[..shorter]);
    }

    private static bool Contains(ReadOnlySpan<int> finer, ReadOnlySpan<int> coarser)
    {
        var next = 0;
        foreach (var start in finer)
        {
            if (next < coarser.Length && coarser[next] == start)
            {
                next++;
            }
        }

        return next == coarser.Length;
    }

    private static bool IsRotated(NameText parted, NameText other, LetterSameness sameness)
    {
        var starts = parted.PartStarts;
        return starts.Length >= 2
            && (IsRotatedAt(starts[1], parted, other, sameness) || (starts.Length > 2 && IsRotatedAt(starts[^1], parted, other, sameness)));
    }

    private static bool IsRotatedAt(int place, NameText parted, NameText other, LetterSameness sameness)
    {
        var seam = other.Letters.Length - place;
        return (other.PartStarts.Length < 2 || other.PartStarts.Contains(seam))
            && sameness.AreSame(parted.Letters[place..], other.Letters[..seam])
            && sameness.AreSame(parted.Letters[..place], other.Letters[seam..]);
    }
}
