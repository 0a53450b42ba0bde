using System.Buffers;
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
        _length = table.FoldBeginning(text, _source, _units, _starts, out var bytes, out _sourceLength);
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

    private bool SetUnreadable()
    {
        _sourceLength = 0;
        _length = 0;
        _starts[0] = 0;
        return IsReadable = false;
    }
}
