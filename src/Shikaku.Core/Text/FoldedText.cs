using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace Shikaku.Core.Text;

/// <summary>
/// One text as submitted and after the fold F1, with the way back from folded to submitted positions.
/// Made once per worker and filled again for each text. Not safe for use by several threads.
/// </summary>
public sealed class FoldedText(FoldTable table, int capacity = FoldedText.DefaultCapacity)
{
    /// <summary>Longest text that is compared, in UTF-16 code units; a longer one is U-TEXT (MAT-70).</summary>
    public const int DefaultCapacity = 512;

    private readonly char[] _source = new char[capacity];
    private readonly char[] _units = new char[2 * capacity];
    private readonly ushort[] _starts = new ushort[(2 * capacity) + 1];
    private int _sourceLength;
    private int _length;

    /// <summary>The text as submitted. Positions of reasons count in it.</summary>
    public ReadOnlySpan<char> Source => _source.AsSpan(0, _sourceLength);

    /// <summary>The folded text.</summary>
    public ReadOnlySpan<char> Units => _units.AsSpan(0, _length);

    /// <summary>Whether the last text could be read: neither too long nor broken (lone surrogates, invalid UTF-8). If not, the text is empty here.</summary>
    public bool IsReadable { get; private set; }

    /// <summary>Takes and folds a text.</summary>
    /// <returns><see cref="IsReadable"/>.</returns>
    public bool Set(ReadOnlySpan<char> text)
    {
        if (text.Length > _source.Length || HasLoneSurrogate(text))
        {
            return SetUnreadable();
        }

        text.CopyTo(_source);
        _sourceLength = text.Length;
        _length = table.Fold(Source, _units, _starts);
        return IsReadable = true;
    }

    /// <summary>Takes and folds a text in UTF-8.</summary>
    /// <returns><see cref="IsReadable"/>.</returns>
    public bool Set(ReadOnlySpan<byte> text)
    {
        _sourceLength = 0;
        return Fold(text, 0, 0);
    }

    /// <summary>
    /// Takes and folds a text in UTF-8, from where it parts from another text that this one is compared with: what both begin with was folded there (MAT-91).
    /// The result is the same as without the other text.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="other">The other text, readable and made with the same table.</param>
    /// <param name="otherText">What the other text was made of.</param>
    /// <returns><see cref="IsReadable"/>.</returns>
    public bool Set(ReadOnlySpan<byte> text, FoldedText other, ReadOnlySpan<byte> otherText)
    {
        // Back to where a character begins, which is known in the other text.
        var bytes = text.CommonPrefixLength(otherText);
        while (bytes > 0 && bytes < otherText.Length && IsWithinCharacter(otherText[bytes]))
        {
            bytes--;
        }

        _sourceLength = CountUnits(text[..bytes]);
        var shared = other.UnitsBefore(_sourceLength);
        var start = shared == 0 ? 0 : other._starts[shared];
        while (_sourceLength > start)
        {
            bytes--;
            _sourceLength -= UnitsBegunBy(text[bytes]);
        }

        other._source.AsSpan(0, _sourceLength).CopyTo(_source);
        other._units.AsSpan(0, shared).CopyTo(_units);
        other._starts.AsSpan(0, shared).CopyTo(_starts);
        return Fold(text, bytes, shared);
    }

    /// <summary>The submitted units that made the folded units from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public Range SourceOf(int from, int to) => _starts[from].._starts[to];

    /// <summary>Index in <see cref="Source"/> of what made a folded unit; the length of the source for the place after the last one.</summary>
    public int StartOf(int unit) => _starts[unit];

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }

    private static bool IsWithinCharacter(byte unit) => (unit & 0xC0) == 0x80;

    // How many units of UTF-16 a byte begins: a character of four bytes makes two.
    private static int UnitsBegunBy(byte unit) => IsWithinCharacter(unit) ? 0 : unit >= 0xF0 ? 2 : 1;

    // How many units of UTF-16 whole characters make.
    private static int CountUnits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        if (text.Length < Vector128<byte>.Count)
        {
            foreach (var unit in text)
            {
                count += UnitsBegunBy(unit);
            }

            return count;
        }

        for (var i = 0; i < text.Length; i += Vector128<byte>.Count)
        {
            // The last sixteen are partly counted already.
            var start = Math.Min(i, text.Length - Vector128<byte>.Count);
            var bytes = Vector128.Create(text.Slice(start, Vector128<byte>.Count));
            var begins = Vector128.GreaterThanOrEqual(bytes.AsSByte(), Vector128.Create((sbyte)-64)).ExtractMostSignificantBits();
            var beginsTwo = Vector128.GreaterThanOrEqual(bytes, Vector128.Create((byte)0xF0)).ExtractMostSignificantBits();
            count += BitOperations.PopCount(begins >> (i - start)) + BitOperations.PopCount(beginsTwo >> (i - start));
        }

        return count;
    }

    // How many units stand fast whatever follows a stretch of the source: all that it made but the last, which a voicing mark or a digit may still change.
    private int UnitsBefore(int sourceEnd)
    {
        // Mostly one character makes one unit.
        var count = Math.Min(sourceEnd, _length);
        while (count < _length && _starts[count] < sourceEnd)
        {
            count++;
        }

        while (count > 0 && _starts[count - 1] >= sourceEnd)
        {
            count--;
        }

        count = Math.Max(count - 1, 0);
        while (count > 0 && char.IsLowSurrogate(_units[count]))
        {
            count--;
        }

        return count;
    }

    private bool Fold(ReadOnlySpan<byte> text, int bytes, int count)
    {
        _length = table.FoldBeginning(text, _source, _units, _starts, ref bytes, ref _sourceLength, count);
        if (bytes < text.Length)
        {
            var from = _sourceLength;
            if (Utf8.ToUtf16(text[bytes..], _source.AsSpan(from), out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            {
                return SetUnreadable();
            }

            _sourceLength += written;
            _length = table.Fold(Source, _units, _starts, from, _length);
        }

        _starts[_length] = (ushort)_sourceLength;
        return IsReadable = true;
    }

    private bool SetUnreadable()
    {
        _sourceLength = 0;
        _length = 0;
        _starts[0] = 0;
        return IsReadable = false;
    }
}
