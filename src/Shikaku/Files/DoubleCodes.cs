using System.Text;

namespace Shikaku.Files;

/// <summary>
/// CP932 gives some characters several codes; the framework reads one of each. This reads the others too: NEC's rows of the IBM extensions (ED40 to EEFC), as many
/// programs write 髙 and 﨑, and those of NEC's and IBM's signs that stand elsewhere as well. Whatever else cannot be read becomes one character that no text holds.
/// </summary>
internal sealed class DoubleCodes : DecoderFallback
{
    private const int TrailsOfLead = 188;
    private const int KanjiOfNec = 360;

    private static readonly Encoding Codes = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    /// <summary>The signs with other codes, from the first of each run.</summary>
    private static readonly (int First, string Characters)[] Signs =
    [
        (0xEEEF, "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ￢￤＇＂"), (0xFA4A, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ￢"), (0xFA58, "㈱№℡∵"), (0x8790, "≒≡∫"), (0x8795, "√⊥∠"), (0x879A, "∵∩∪"),
    ];

    /// <summary>What stands for bytes that are no character.</summary>
    public const char Undecodable = '\uFFFF';

    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    /// <summary>The character of a code that stands for another one.</summary>
    private static char Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [var lead, var trail])
        {
            return Undecodable;
        }

        var code = (lead << 8) | trail;
        foreach (var (first, characters) in Signs)
        {
            if (code >= first && code - first < characters.Length)
            {
                return characters[code - first];
            }
        }

        if (lead is not (0xED or 0xEE) || trail is < 0x40 or 0x7F or > 0xFC)
        {
            return Undecodable;
        }

        // Both have the same kanji in the same order; IBM's begin at FA5C.
        var place = ((lead - 0xED) * TrailsOfLead) + PlaceOf(trail);
        return place < KanjiOfNec ? KanjiOfIbm(place + PlaceOf(0x5C)) : Undecodable;
    }

    private static int PlaceOf(int trail) => trail - 0x40 - (trail > 0x7F ? 1 : 0);

    private static char KanjiOfIbm(int place)
    {
        var (row, trail) = Math.DivRem(place, TrailsOfLead);
        return Codes.GetString([(byte)(0xFA + row), (byte)(0x40 + trail + (trail >= 0x3F ? 1 : 0))])[0];
    }

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private char _character;
        private int _left;

        /// <inheritdoc/>
        public override int Remaining => _left;

        /// <inheritdoc/>
        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_character, _left) = (Read(bytesUnknown), 1);
            return true;
        }

        /// <inheritdoc/>
        public override char GetNextChar()
        {
            if (_left == 0)
            {
                return '\0';
            }

            _left = 0;
            return _character;
        }

        /// <inheritdoc/>
        public override bool MovePrevious()
        {
            var moves = _left == 0;
            _left = 1;
            return moves;
        }

        /// <inheritdoc/>
        public override void Reset() => _left = 0;
    }
}
