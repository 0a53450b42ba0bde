using System.Runtime.InteropServices;

namespace Shikaku.Features.Vault;

/// <summary>
/// Stands for a person wherever the number (個人番号) must not be: HMAC-SHA-256 of the number under a key of the vault (product.md §6). It never changes,
/// and without that key nobody can tell whose it is.
/// </summary>
internal readonly struct PersonKey : IEquatable<PersonKey>
{
    /// <summary>Number of bytes.</summary>
    public const int Length = 32;

    private readonly UInt128 _first;
    private readonly UInt128 _second;

    /// <summary>Takes a key as it is stored.</summary>
    /// <param name="bytes">32 bytes.</param>
    /// <exception cref="ArgumentException">There are not 32.</exception>
    public PersonKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException("A person key has 32 bytes.", nameof(bytes));
        }

        _first = MemoryMarshal.Read<UInt128>(bytes);
        _second = MemoryMarshal.Read<UInt128>(bytes[(Length / 2)..]);
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> target)
    {
        MemoryMarshal.Write(target, _first);
        MemoryMarshal.Write(target[(Length / 2)..], _second);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public bool Equals(PersonKey other) => _first == other._first && _second == other._second;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PersonKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _first.GetHashCode();

    /// <summary>Whether both stand for one person.</summary>
    public static bool operator ==(PersonKey left, PersonKey right) => left.Equals(right);

    /// <summary>Whether they stand for two persons.</summary>
    public static bool operator !=(PersonKey left, PersonKey right) => !left.Equals(right);
}
