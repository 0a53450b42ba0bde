using System.Text;

namespace Shikaku.Web.Components;

/// <summary>
/// A text as a QR code (ISO/IEC 18004), as bytes at the error correction of level M. Drawn here, since a picture made elsewhere would tell somebody else what it says.
/// </summary>
internal sealed class QrCode
{
    private const int MaskCount = 8;
    private const int ByteMode = 0b0100;
    private const int ModeBits = 4;
    private const int FormatPolynomial = 0b101_0011_0111, FormatMask = 0b101_0100_0001_0010;
    private const int VersionPolynomial = 0b1_1111_0010_0101;
    private const int FirstWithVersion = 7;
    private const int FinderSize = 7;

    private static readonly byte[] Padding = [0b1110_1100, 0b0001_0001];

    private readonly QrLayout _layout;
    private readonly bool[,] _isDark;

    /// <summary>Squares whose colour the standard says, so that they carry no data.</summary>
    private readonly bool[,] _isFixed;

    private QrCode(QrLayout layout)
    {
        _layout = layout;
        (_isDark, _isFixed) = (new bool[Size, Size], new bool[Size, Size]);
    }

    /// <summary>Number of squares of a side.</summary>
    public int Size => _layout.Size;

    /// <summary>The colour of a square.</summary>
    /// <param name="x">From the left, from 0.</param>
    /// <param name="y">From the top.</param>
    public bool this[int x, int y] => _isDark[x, y];

    /// <summary>The code of a text, under the mask that is easiest to read.</summary>
    /// <param name="text">At most 331 bytes of UTF-8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text is longer.</exception>
    public static QrCode Of(string text) => Enumerable.Range(0, MaskCount).Select(mask => Of(text, mask)).MinBy(QrPenalty.Of)!;

    /// <summary>The code of a text under one mask.</summary>
    internal static QrCode Of(string text, int mask)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var code = new QrCode(QrLayout.For(bytes.Length));
        code.DrawFixed();
        code.DrawFormat(mask);
        code.DrawData(code.Interleave(code.Fill(bytes)), mask);
        return code;
    }

    /// <summary>Mode, count, the bytes, and padding up to the end.</summary>
    private byte[] Fill(byte[] bytes)
    {
        var data = new byte[_layout.DataLength];
        var end = 0;
        Put(ByteMode, ModeBits);
        Put(bytes.Length, _layout.CountBits);
        foreach (var value in bytes)
        {
            Put(value, 8);
        }

        // Four zero bits end the bytes; they are there already, as are those up to the next whole byte.
        var next = Math.Min((end + ModeBits + 7) / 8, data.Length);
        for (var i = next; i < data.Length; i++)
        {
            data[i] = Padding[(i - next) % Padding.Length];
        }

        return data;

        void Put(int value, int count)
        {
            for (var bit = count - 1; bit >= 0; bit--, end++)
            {
                data[end / 8] |= (byte)(((value >> bit) & 1) << (7 - (end % 8)));
            }
        }
    }

    /// <summary>Divides the bytes into blocks and takes one of each block after the other, first of data, then of correction: a stain then spoils a little of each.</summary>
    private List<byte> Interleave(byte[] data)
    {
        List<byte[]> blocks = [], corrections = [];
        var begin = 0;
        for (var i = 0; i < _layout.ShortBlocks + _layout.LongBlocks; i++)
        {
            var length = _layout.ShortLength + (i < _layout.ShortBlocks ? 0 : 1);
            blocks.Add(data[begin..(begin + length)]);
            corrections.Add(QrCorrection.Of(blocks[^1], _layout.CorrectionLength));
            begin += length;
        }

        return [.. OneByOne(blocks, _layout.ShortLength + 1), .. OneByOne(corrections, _layout.CorrectionLength)];
    }

    private static IEnumerable<byte> OneByOne(List<byte[]> blocks, int longest) =>
        from i in Enumerable.Range(0, longest) from block in blocks where i < block.Length select block[i];

    private void DrawFixed()
    {
        for (var i = 0; i < Size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }

        DrawFinder(0, 0);
        DrawFinder(Size - FinderSize, 0);
        DrawFinder(0, Size - FinderSize);
        var last = _layout.Alignments.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            for (var j = 0; j <= last; j++)
            {
                // Three corners have the large squares.
                if (!((i == 0 && j == 0) || (i == 0 && j == last) || (i == last && j == 0)))
                {
                    DrawAlignment(_layout.Alignments[i], _layout.Alignments[j]);
                }
            }
        }

        DrawVersion();
    }

    private void DrawFinder(int left, int top)
    {
        const int Centre = FinderSize / 2;
        for (var x = -1; x <= FinderSize; x++)
        {
            for (var y = -1; y <= FinderSize; y++)
            {
                if (left + x >= 0 && left + x < Size && top + y >= 0 && top + y < Size)
                {
                    var ring = Math.Max(Math.Abs(x - Centre), Math.Abs(y - Centre));
                    Fix(left + x, top + y, ring is not 2 and not 4);
                }
            }
        }
    }

    private void DrawAlignment(int centreX, int centreY)
    {
        for (var x = -2; x <= 2; x++)
        {
            for (var y = -2; y <= 2; y++)
            {
                Fix(centreX + x, centreY + y, Math.Max(Math.Abs(x), Math.Abs(y)) != 1);
            }
        }
    }

    /// <summary>Level and mask, beside the large squares, twice.</summary>
    private void DrawFormat(int mask)
    {
        // Level M is 00, so that the mask alone is left.
        var bits = ((mask << 10) | RemainderOf(mask << 10, FormatPolynomial, 10)) ^ FormatMask;
        for (var i = 0; i < 15; i++)
        {
            var isDark = ((bits >> i) & 1) != 0;
            Fix(8, i < 6 ? i : i < 8 ? i + 1 : Size - 15 + i, isDark);
            Fix(i < 8 ? Size - 1 - i : i == 8 ? 7 : 14 - i, 8, isDark);
        }

        Fix(8, Size - 8, isDark: true);
    }

    /// <summary>The version, where a code is large enough to need it.</summary>
    private void DrawVersion()
    {
        if (_layout.Version < FirstWithVersion)
        {
            return;
        }

        var bits = (_layout.Version << 12) | RemainderOf(_layout.Version << 12, VersionPolynomial, 12);
        for (var i = 0; i < 18; i++)
        {
            var (far, near, isDark) = (Size - 11 + (i % 3), i / 3, ((bits >> i) & 1) != 0);
            Fix(far, near, isDark);
            Fix(near, far, isDark);
        }
    }

    private static int RemainderOf(int value, int polynomial, int degree)
    {
        for (var bit = 30; bit >= degree; bit--)
        {
            value ^= ((value >> bit) & 1) * (polynomial << (bit - degree));
        }

        return value;
    }

    /// <summary>Two columns at a time from the right, up and down by turns; the column of the dotted line is left out.</summary>
    private void DrawData(List<byte> data, int mask)
    {
        // Squares left over after the last bit count as light before the mask.
        var bit = 0;
        var upward = true;
        for (var right = Size - 1; right > 0; right -= 2)
        {
            right -= right == 6 ? 1 : 0;
            for (var step = 0; step < Size; step++)
            {
                var y = upward ? Size - 1 - step : step;
                for (var x = right; x > right - 2; x--)
                {
                    if (!_isFixed[x, y])
                    {
                        var isSet = bit < 8 * data.Count && ((data[bit / 8] >> (7 - (bit % 8))) & 1) != 0;
                        _isDark[x, y] = isSet ^ IsMasked(mask, x, y);
                        bit++;
                    }
                }
            }

            upward = !upward;
        }
    }

    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    private void Fix(int x, int y, bool isDark) => (_isDark[x, y], _isFixed[x, y]) = (isDark, true);
}
