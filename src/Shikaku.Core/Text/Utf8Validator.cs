using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Unicode;

namespace Shikaku.Core.Text;

/// <summary>
/// Tells whether bytes are valid UTF-8, several times as fast as the framework does for Japanese texts. Two neighbouring bytes are wrong together if their
/// half-bytes share a fault (Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte", 2021): three look-ups for sixteen or 32 pairs at once.
/// The third and fourth byte of a character are found by the lead before them.
/// </summary>
public static class Utf8Validator
{
    /// <summary>Bytes before a byte that tell whether it must continue a character.</summary>
    private const int Context = 3;

    // What may be wrong with two neighbours, a bit for each.
    private const byte LeadWithoutFollower = 1;
    private const byte FollowerAfterAscii = 2;
    private const byte OverlongThree = 4;
    private const byte BeyondUnicode = 8;
    private const byte Surrogate = 16;
    private const byte OverlongTwo = 32;
    private const byte OverlongFourOrFarBeyond = 64;
    private const byte TwoFollowers = 128;
    private const byte AnyLowHalf = LeadWithoutFollower | FollowerAfterAscii | TwoFollowers;
    private const byte FarBeyond = AnyLowHalf | BeyondUnicode | OverlongFourOrFarBeyond;

    private static Vector128<byte> FirstHigh => Vector128.Create(
        FollowerAfterAscii, FollowerAfterAscii, FollowerAfterAscii, FollowerAfterAscii, FollowerAfterAscii, FollowerAfterAscii, FollowerAfterAscii, FollowerAfterAscii,
        TwoFollowers, TwoFollowers, TwoFollowers, TwoFollowers,
        LeadWithoutFollower | OverlongTwo,
        LeadWithoutFollower,
        LeadWithoutFollower | OverlongThree | Surrogate,
        LeadWithoutFollower | BeyondUnicode | OverlongFourOrFarBeyond);

    private static Vector128<byte> FirstLow => Vector128.Create(
        AnyLowHalf | OverlongTwo | OverlongThree | OverlongFourOrFarBeyond,
        AnyLowHalf | OverlongTwo,
        AnyLowHalf, AnyLowHalf,
        AnyLowHalf | BeyondUnicode,
        FarBeyond, FarBeyond, FarBeyond, FarBeyond, FarBeyond, FarBeyond, FarBeyond, FarBeyond,
        FarBeyond | Surrogate,
        FarBeyond, FarBeyond);

    private static Vector128<byte> SecondHigh => Vector128.Create(
        LeadWithoutFollower, LeadWithoutFollower, LeadWithoutFollower, LeadWithoutFollower,
        LeadWithoutFollower, LeadWithoutFollower, LeadWithoutFollower, LeadWithoutFollower,
        FollowerAfterAscii | TwoFollowers | OverlongTwo | OverlongThree | OverlongFourOrFarBeyond,
        FollowerAfterAscii | TwoFollowers | OverlongTwo | OverlongThree | BeyondUnicode,
        FollowerAfterAscii | TwoFollowers | OverlongTwo | Surrogate | BeyondUnicode,
        FollowerAfterAscii | TwoFollowers | OverlongTwo | Surrogate | BeyondUnicode,
        LeadWithoutFollower, LeadWithoutFollower, LeadWithoutFollower, LeadWithoutFollower);

    /// <summary>Whether a text is valid UTF-8.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        var width = Avx2.IsSupported ? Vector256<byte>.Count : Vector128<byte>.Count;
        if (!Kernels.AreVectorised || text.Length < width + Context)
        {
            return Utf8.IsValid(text);
        }

        // Nothing stands before the first bytes; ASCII would do as well.
        Span<byte> beginning = stackalloc byte[Vector256<byte>.Count + Context];
        beginning[..Context].Clear();
        text[..width].CopyTo(beginning[Context..]);
        return !EndsWithin(text) && (width == Vector256<byte>.Count
            ? !HasFault256(beginning, Context) && !HasFault256(text, width)
            : !HasFault128(beginning[..(width + Context)], Context) && !HasFault128(text, width));
    }

    /// <summary>Whether the last character lacks its end.</summary>
    private static bool EndsWithin(ReadOnlySpan<byte> text) => text[^1] >= 0xC0 || text[^2] >= 0xE0 || text[^3] >= 0xF0;

    private static bool HasFault256(ReadOnlySpan<byte> text, int start)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var (firstHigh, firstLow, secondHigh) =
            (Vector256.Create(FirstHigh, FirstHigh), Vector256.Create(FirstLow, FirstLow), Vector256.Create(SecondHigh, SecondHigh));
        var faults = Vector256<byte>.Zero;
        var last = text.Length - Vector256<byte>.Count;
        for (var place = start; place < last; place += Vector256<byte>.Count)
        {
            faults |= FaultsAt(ref first, place, firstHigh, firstLow, secondHigh);
        }

        // The last bytes overlap those before; looking at them twice does no harm.
        return (faults | FaultsAt(ref first, last, firstHigh, firstLow, secondHigh)) != Vector256<byte>.Zero;
    }

    private static bool HasFault128(ReadOnlySpan<byte> text, int start)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var (firstHigh, firstLow, secondHigh) = (FirstHigh, FirstLow, SecondHigh);
        var faults = Vector128<byte>.Zero;
        var last = text.Length - Vector128<byte>.Count;
        for (var place = start; place < last; place += Vector128<byte>.Count)
        {
            faults |= FaultsAt(ref first, place, firstHigh, firstLow, secondHigh);
        }

        return (faults | FaultsAt(ref first, last, firstHigh, firstLow, secondHigh)) != Vector128<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> FaultsAt(ref byte first, int place, Vector256<byte> firstHigh, Vector256<byte> firstLow, Vector256<byte> secondHigh)
    {
        var bytes = Vector256.LoadUnsafe(ref first, (nuint)place);
        var before = Vector256.LoadUnsafe(ref first, (nuint)place - 1);
        var half = Vector256.Create((byte)0x0F);
        var pair = Avx2.Shuffle(firstHigh, (before.AsUInt16() >>> 4).AsByte() & half)
            & Avx2.Shuffle(firstLow, before & half)
            & Avx2.Shuffle(secondHigh, (bytes.AsUInt16() >>> 4).AsByte() & half);

        // Two followers are right where the byte two before leads three, or the byte three before leads four.
        var third = Vector256.SubtractSaturate(Vector256.LoadUnsafe(ref first, (nuint)place - 2), Vector256.Create((byte)(0xE0 - 0x80)));
        var fourth = Vector256.SubtractSaturate(Vector256.LoadUnsafe(ref first, (nuint)place - 3), Vector256.Create((byte)(0xF0 - 0x80)));
        return pair ^ ((third | fourth) & Vector256.Create(TwoFollowers));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> FaultsAt(ref byte first, int place, Vector128<byte> firstHigh, Vector128<byte> firstLow, Vector128<byte> secondHigh)
    {
        var bytes = Vector128.LoadUnsafe(ref first, (nuint)place);
        var before = Vector128.LoadUnsafe(ref first, (nuint)place - 1);
        var half = Vector128.Create((byte)0x0F);
        var pair = Vector128.ShuffleNative(firstHigh, (before.AsUInt16() >>> 4).AsByte() & half)
            & Vector128.ShuffleNative(firstLow, before & half)
            & Vector128.ShuffleNative(secondHigh, (bytes.AsUInt16() >>> 4).AsByte() & half);
        var third = Vector128.SubtractSaturate(Vector128.LoadUnsafe(ref first, (nuint)place - 2), Vector128.Create((byte)(0xE0 - 0x80)));
        var fourth = Vector128.SubtractSaturate(Vector128.LoadUnsafe(ref first, (nuint)place - 3), Vector128.Create((byte)(0xF0 - 0x80)));
        return pair ^ ((third | fourth) & Vector128.Create(TwoFollowers));
    }
}
