using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Shikaku.Features.Audit;

/// <summary>Vouches for the rows that one change has written: how many, and a digest of their seals in which their order does not count.</summary>
internal sealed class RowDigest
{
    private readonly List<UInt128> _seals = [];

    /// <summary>Number of rows.</summary>
    public long Count => _seals.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="seal">What <see cref="RowSeal.Close"/> gave.</param>
    public void Add(ReadOnlySpan<byte> seal) => _seals.Add(MemoryMarshal.Read<UInt128>(seal));

    /// <summary>The digest.</summary>
    /// <returns>32 bytes.</returns>
    public byte[] Close()
    {
        // Sorted rather than summed: a sum stays the same when rows are taken out that cancel each other.
        _seals.Sort();
        return SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_seals)));
    }
}
