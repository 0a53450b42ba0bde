using System.Numerics;
using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>Digests of what may not repeat in a members file, under the key of the run.</summary>
internal static class RowHashes
{
    /// <summary>Whether a row has the key of a qualification.</summary>
    public static bool HasKey(in MemberRow row, in MemberFacts facts) =>
        !facts.Insurer.IsNone && !facts.Acquired.IsNone && row[MemberColumn.MemberId].Length > 0;

    /// <summary>The digest of the key of a qualification: insurer_number + member_id + acquired_on (CHK-03).</summary>
    public static FieldDigest OfKey(FiveItems items, in MemberRow row, in MemberFacts facts)
    {
        var digest = items.Start();
        digest.Add(((ulong)facts.Insurer.ToKey() << 32) | (uint)facts.Acquired.ToNumber());
        digest.Add(row[MemberColumn.MemberId]);
        return digest.Value;
    }

    /// <summary>A hash of an individual number that no other number has.</summary>
    public static ulong OfNumber(FiveItems items, in MemberFacts facts) =>
        BitOperations.RotateLeft(unchecked(facts.Number.ToKey() * (items.HashKey | 1)), 32);

    /// <summary>The digest of all that a row says.</summary>
    public static FieldDigest OfContent(FiveItems items, in MemberRow row)
    {
        var digest = items.Start();
        for (var column = 0; column < MemberColumns.Count; column++)
        {
            digest.Add(row[(MemberColumn)column]);
        }

        return digest.Value;
    }

    /// <summary>The part of a digest by which repetition is noticed first; what shares it by chance is told apart later.</summary>
    public static ulong Shorten(FieldDigest digest) => digest.Second;
}
