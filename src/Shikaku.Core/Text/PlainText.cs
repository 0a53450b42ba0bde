using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Shikaku.Core.Text;

/// <summary>
/// Plain texts: such as say something and hold no placeholder. Where two of them have the same bytes, they are exact without being decoded (MAT-10).
/// </summary>
public static class PlainText
{
    /// <summary>Shortest text that is looked at in vectors.</summary>
    private const int ShortestForVectors = 9;

    /// <summary>Whether a text in UTF-8 says something and holds no placeholder.</summary>
    public static bool Is(ReadOnlySpan<byte> text) => !BlankText.Is(text) && !Placeholder.IsIn(text);

    /// <summary>Whether two texts in UTF-8 have the same bytes and are plain. Bytes and placeholders are looked at in one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.Length == right.Length && (AreSurelyEqual(left, right) || AreEqualScalar(left, right));

    /// <summary>The same, one question after the other: for what the vectors leave open, for machines without vectors, and as the oracle of the vectorised one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool AreEqualScalar(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceEqual(right) && Is(left);

    /// <summary>Whether two texts of one length are equal and plain beyond doubt; false where that takes a closer look.</summary>
    private static bool AreSurelyEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (!Kernels.AreVectorised || left.Length < ShortestForVectors || !BlankText.BeginsWithLetter(left))
        {
            return false;
        }

        ref var first = ref MemoryMarshal.GetReference(left);
        ref var other = ref MemoryMarshal.GetReference(right);
        var length = left.Length;
        if (length <= 16)
        {
            var differences = (Read8(ref first, 0) ^ Read8(ref other, 0)) | (Read8(ref first, length - 8) ^ Read8(ref other, length - 8));
            var leads = Vector128.Create(Read8(ref first, 0), Read8(ref first, length - 9)).AsByte();
            var seconds = Vector128.Create(Read8(ref first, 1), Read8(ref first, length - 8)).AsByte();
            return differences == 0 && Placeholder.MayBegin(leads, seconds) == Vector128<byte>.Zero;
        }

        // The first and the last sixteen, which are all of most names; then what lies between.
        var last = length - Vector128<byte>.Count - 1;
        var found = DifferOrMayBegin(ref first, ref other, 0) | DifferOrMayBegin(ref first, ref other, last);
        for (var i = Vector128<byte>.Count; i < last; i += Vector128<byte>.Count)
        {
            found |= DifferOrMayBegin(ref first, ref other, i);
        }

        return found == Vector128<byte>.Zero && Unsafe.Add(ref first, length - 1) == Unsafe.Add(ref other, length - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> DifferOrMayBegin(ref byte first, ref byte other, int place)
    {
        var leads = Vector128.LoadUnsafe(ref first, (nuint)place);
        return (leads ^ Vector128.LoadUnsafe(ref other, (nuint)place)) | Placeholder.MayBegin(leads, Vector128.LoadUnsafe(ref first, (nuint)place + 1));
    }

    private static ulong Read8(ref byte first, int place) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, place));
}
