using System.Text;

namespace Shikaku.Features.Sampling;

/// <summary>
/// The characters of Shift_JIS (CP932). The sample keeps to them, so that its files can be written in either encoding, as insurers'
/// older systems do.
/// </summary>
internal sealed class ShiftJisSet
{
    private const int CodePage = 932;

    private readonly bool[] _isMember = new bool[char.MaxValue + 1];

    /// <summary>Asks the code page for every character.</summary>
    public ShiftJisSet()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\0"))!;
        for (var single = 0x20; single < 0xE0; single++)
        {
            Add(encoding.GetString([(byte)single]));
        }

        for (var lead = 0x81; lead <= 0xFC; lead++)
        {
            for (var trail = 0x40; trail <= 0xFC; trail++)
            {
                Add(encoding.GetString([(byte)lead, (byte)trail]));
            }
        }
    }

    /// <summary>Whether the whole text can be written in Shift_JIS.</summary>
    public bool Contains(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!_isMember[character])
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string decoded)
    {
        // Private use stands for characters of one maker's own (外字), which no other system knows.
        if (decoded is [>= ' ' and (< '\uE000' or > '\uF8FF')])
        {
            _isMember[decoded[0]] = true;
        }
    }
}
