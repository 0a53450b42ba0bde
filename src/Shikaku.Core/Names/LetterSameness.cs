namespace Shikaku.Core.Names;

/// <summary>When two letters of names count as the same: equal after F1 or, where kanji relations are given, related (F2).</summary>
internal readonly struct LetterSameness(KanjiRelations? relations, bool withImmigration)
{
    /// <summary>Whether the table for foreign residents counts (MAT-37).</summary>
    public bool WithImmigration => withImmigration;

    public bool AreSame(int left, int right) =>
        left == right || (relations is not null && relations.AreRelated(left, right, withImmigration, out _));

    public bool AreSame(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!AreSame(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
