using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Shikaku.Features.Checks.Join;

/// <summary>
/// Values that do not fit into memory, parted by a hash and kept in unnamed files, encrypted with a key that exists in this process only.
/// </summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed class SpillPartitions<T> : IDisposable
    where T : unmanaged
{
    private const int ChunkItems = 2048;

    private readonly UnnamedFile _file;
    private readonly List<Chunk>[] _chunks;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private long _nonce;

    /// <summary>Makes empty partitions.</summary>
    /// <param name="folder">The folder whose disk is used.</param>
    /// <param name="partitions">Number of partitions.</param>
    public SpillPartitions(string folder, int partitions)
    {
        _file = new UnnamedFile(folder);
        _chunks = [.. Enumerable.Range(0, partitions).Select(_ => new List<Chunk>())];
    }

    /// <summary>Number of values in a partition.</summary>
    public long CountOf(int partition) => _chunks[partition].Sum(chunk => (long)chunk.Count);

    /// <summary>Reads the values of a partition, in no particular order.</summary>
    public IEnumerable<T> Read(int partition)
    {
        var chunk = new T[ChunkItems];
        using var cipher = new AesGcm(_key, AesGcm.TagByteSizes.MaxSize);
        foreach (var place in _chunks[partition])
        {
            Decrypt(cipher, place, chunk);
            for (var i = 0; i < place.Count; i++)
            {
                yield return chunk[i];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_key);
        _file.Dispose();
    }

    private static void WriteNonce(Span<byte> nonce, long number)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(nonce, number);
    }

    private void Decrypt(AesGcm cipher, Chunk place, T[] chunk)
    {
        var plain = MemoryMarshal.AsBytes(chunk.AsSpan(0, place.Count));
        var stored = new byte[plain.Length + AesGcm.TagByteSizes.MaxSize];
        _file.Read(stored, place.Offset);
        Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
        WriteNonce(nonce, place.Nonce);
        cipher.Decrypt(nonce, stored.AsSpan(0, plain.Length), stored.AsSpan(plain.Length), plain);
    }

    private readonly record struct Chunk(long Offset, long Nonce, int Count);

    /// <summary>Adds values for one worker.</summary>
    /// <param name="partitions">Takes the values.</param>
    public sealed class Appender(SpillPartitions<T> partitions) : IDisposable
    {
        private readonly AesGcm _cipher = new(partitions._key, AesGcm.TagByteSizes.MaxSize);
        private readonly T[]?[] _buffers = new T[partitions._chunks.Length][];
        private readonly int[] _counts = new int[partitions._chunks.Length];

        /// <summary>Adds a value.</summary>
        public void Add(int partition, in T value)
        {
            var buffer = _buffers[partition] ??= new T[ChunkItems];
            buffer[_counts[partition]++] = value;
            if (_counts[partition] == ChunkItems)
            {
                Flush(partition);
            }
        }

        /// <summary>Writes what is left. Once, after the last value.</summary>
        public void Finish()
        {
            for (var partition = 0; partition < _counts.Length; partition++)
            {
                if (_counts[partition] > 0)
                {
                    Flush(partition);
                }
            }
        }

        /// <inheritdoc/>
        public void Dispose() => _cipher.Dispose();

        private void Flush(int partition)
        {
            var count = _counts[partition];
            var plain = MemoryMarshal.AsBytes(_buffers[partition].AsSpan(0, count));
            var stored = new byte[plain.Length + AesGcm.TagByteSizes.MaxSize];
            Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
            var number = Interlocked.Increment(ref partitions._nonce);
            WriteNonce(nonce, number);
            _cipher.Encrypt(nonce, plain, stored.AsSpan(0, plain.Length), stored.AsSpan(plain.Length));
            var chunk = new Chunk(partitions._file.Append(stored), number, count);
            lock (partitions._chunks[partition])
            {
                partitions._chunks[partition].Add(chunk);
            }

            _counts[partition] = 0;
        }
    }
}
