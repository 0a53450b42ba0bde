using Shikaku.Core.Matching;

namespace Shikaku.Core.Text;

/// <summary>
/// The notation fold F1 (MAT-11): width, hiragana and katakana, capitals, kinds of space and hyphen, compatibility characters,
/// skipped variation selectors. One look-up per code unit in a two-level table; characters beyond U+FFFF by a small hash.
/// Immutable, safe for use by several threads.
/// </summary>
/// <remarks>
/// Two rules depend on the neighbours and are therefore code, not rows:
/// a voicing mark (ﾞ ﾟ ゛ ゜ and the combining ones) joins the kana before it, or stays as ゛ ゜;
/// ー between two digits is a hyphen, and a letter everywhere else.
/// A hyphen or 一 that stands for ー inside kana is the business of the kana name (MAT-46), 一 between digits of an address that of the
/// address (MAT-11): the fold leaves both as they are.
/// </remarks>
public sealed class FoldTable
{
    /// <summary>File name in <c>data/</c>.</summary>
    public const string FileName = "fold.tsv";

    private const int PageBits = 6;
    private const int PageSize = 1 << PageBits;
    private const int ActionShift = 24;
    private const int ReasonShift = 16;
    private const uint TargetMask = 0xFFFF;

    private readonly byte[] _pageOf = new byte[(char.MaxValue + 1) >> PageBits];
    private readonly Dictionary<int, uint> _supplementary = [];
    private uint[] _entries = new uint[PageSize];
    private int[] _wideTargets = [];
    private bool _isKnownToKernel;

    private FoldTable()
    {
    }

    private enum EntryAction : byte
    {
        None,
        Map,
        MapWide,
        Skip,
        Mark,
    }

    /// <summary>Bytes that the two levels of the table take.</summary>
    public int TableBytes => _pageOf.Length + (_entries.Length * sizeof(uint));

    /// <summary>Reads the table: columns <c>code_point action target reason</c>.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static FoldTable Parse(ReadOnlySpan<byte> tsv)
    {
        var table = new FoldTable();
        var wide = new List<int>();
        var reader = new TableReader(FileName, tsv, "code_point", "action", "target", "reason");
        while (reader.Read())
        {
            if (!ReasonCatalogue.TryParse(reader.GetString(3), out var reason) || ReasonCatalogue.TierOf(reason) != Tier.Fold)
            {
                throw reader.Damaged("the reason is not one of the fold");
            }

            var source = reader.GetCodePoint(0);
            if (!IsScalar(source))
            {
                throw reader.Damaged("the code point does not exist");
            }

            var action = reader.GetBytes(1);
            if (action.SequenceEqual("map"u8))
            {
                var target = reader.GetCodePoint(2);
                if (!IsScalar(target))
                {
                    throw reader.Damaged("the target does not exist");
                }

                table.Set(source, EntryFor(target, reason, wide));
            }
            else if (action.SequenceEqual("skip"u8))
            {
                table.Set(source, Pack(EntryAction.Skip, 0, reason));
            }
            else if (action.SequenceEqual("space"u8))
            {
                table.Set(source, Pack(EntryAction.Map, ' ', reason));
            }
            else if (action.SequenceEqual("hyphen"u8))
            {
                table.Set(source, Pack(EntryAction.Map, '-', reason));
            }
            else
            {
                throw reader.Damaged("the action is unknown");
            }
        }

        foreach (var mark in KanaVoicing.VoicedMarks)
        {
            table.Set(mark, Pack(EntryAction.Mark, KanaVoicing.VoicedMark, ReasonCode.FoldWidth));
        }

        foreach (var mark in KanaVoicing.SemivoicedMarks)
        {
            table.Set(mark, Pack(EntryAction.Mark, KanaVoicing.SemivoicedMark, ReasonCode.FoldWidth));
        }

        table._wideTargets = [.. wide];
        table._isKnownToKernel = FoldKernel.AgreesWith(table.Becomes);
        return table;
    }

    /// <summary>Folds a text. F(F(x)) = F(x); a lone surrogate becomes U+FFFD; linear in the length.</summary>
    /// <param name="text">The text as submitted, at most 65,535 units.</param>
    /// <param name="folded">Receives the folded code units; at least twice as long as <paramref name="text"/>, since a few compatibility ideographs become a pair.</param>
    /// <param name="starts">Receives for each folded unit the index in <paramref name="text"/> of the first unit that made it, and after the last one the length
    /// of <paramref name="text"/>; longer than twice <paramref name="text"/>. What is skipped belongs to the unit before it.</param>
    /// <returns>The number of folded units.</returns>
    public int Fold(ReadOnlySpan<char> text, Span<char> folded, Span<ushort> starts) => Fold(text, folded, starts, 0, 0);

    /// <summary>Goes on folding a text whose beginning is folded already.</summary>
    /// <param name="text">As above.</param>
    /// <param name="folded">As above; holds <paramref name="count"/> units.</param>
    /// <param name="starts">As above; holds the starts of those units.</param>
    /// <param name="from">Index in <paramref name="text"/> of the character to go on with.</param>
    /// <param name="count">The number of units that the characters before it made.</param>
    /// <returns>The number of folded units, those before counted.</returns>
    internal int Fold(ReadOnlySpan<char> text, Span<char> folded, Span<ushort> starts, int from, int count)
    {
        for (var i = from; i < text.Length; i++)
        {
            var start = (ushort)i;
            int unit = text[i];
            var entry = EntryOf((char)unit);
            if (entry == 0 ? !char.IsSurrogate((char)unit) : entry >> ActionShift == (uint)EntryAction.Map)
            {
                // Nearly every unit passes as it is or becomes another one; only a digit may change what stands before it.
                unit = entry == 0 ? unit : (int)(entry & TargetMask);
                if (!char.IsAsciiDigit((char)unit))
                {
                    starts[count] = start;
                    folded[count++] = (char)unit;
                    continue;
                }
            }

            if (char.IsSurrogate((char)unit))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair((char)unit, text[i + 1]))
                {
                    i++;
                    unit = char.ConvertToUtf32((char)unit, text[i]);
                    entry = _supplementary.GetValueOrDefault(unit);
                }
                else
                {
                    unit = '\uFFFD';
                }
            }

            switch ((EntryAction)(entry >> ActionShift))
            {
                case EntryAction.Map:
                    unit = (int)(entry & TargetMask);
                    break;
                case EntryAction.MapWide:
                    unit = _wideTargets[entry & TargetMask];
                    break;
                case EntryAction.Skip:
                    continue;
                case EntryAction.Mark:
                    unit = (int)(entry & TargetMask);
                    if (count > 0 && KanaVoicing.TryCompose(folded[count - 1], (char)unit, out var composed))
                    {
                        folded[count - 1] = composed;
                        continue;
                    }

                    break;
                default:
                    break;
            }

            starts[count] = start;
            if (unit <= char.MaxValue)
            {
                if (char.IsAsciiDigit((char)unit) && count >= 2 && folded[count - 1] == 'ー' && char.IsAsciiDigit(folded[count - 2]))
                {
                    folded[count - 1] = '-';
                }

                folded[count++] = (char)unit;
            }
            else
            {
                starts[count + 1] = (ushort)i;
                folded[count++] = (char)(0xD7C0 + (unit >> 10));
                folded[count++] = (char)(0xDC00 | (unit & 0x3FF));
            }
        }

        starts[count] = (ushort)text.Length;
        return count;
    }

    /// <summary>
    /// Decodes and folds the beginning of a text in UTF-8 in one pass: as far as it holds characters of one and three bytes that the fold leaves as they are, makes one
    /// other unit of or joins as a voicing mark. What follows is for <see cref="Fold(ReadOnlySpan{char}, Span{char}, Span{ushort}, int, int)"/> to go on with.
    /// </summary>
    /// <param name="text">The text; it may be broken.</param>
    /// <param name="source">Receives the text in UTF-16, as far as there is room.</param>
    /// <param name="folded">As above.</param>
    /// <param name="starts">As above, but for the place after the last unit.</param>
    /// <param name="bytes">Receives how many bytes were read.</param>
    /// <param name="length">Receives how many units of <paramref name="source"/> they gave.</param>
    /// <returns>The number of folded units.</returns>
    internal int FoldBeginning(ReadOnlySpan<byte> text, Span<char> source, Span<char> folded, Span<ushort> starts, out int bytes, out int length)
    {
        var isVectorised = _isKnownToKernel && Kernels.AreVectorised;
        var count = 0;
        bytes = 0;
        for (length = 0; bytes < text.Length && length < source.Length; length++)
        {
            int unit = text[bytes];
            if (isVectorised && unit >= 0xE3 && (unit != 0xEF || (bytes + 1 < text.Length && text[bytes + 1] == 0xBC))
                && bytes + FoldKernel.FewestBytes <= text.Length && length + FoldKernel.MostCharacters <= source.Length)
            {
                // Half-width kana take the way for single characters.
                var isAfterBar = count > 0 && folded[count - 1] == 'ー';
                var block = FoldKernel.Fold(text[bytes..], length, source[length..], folded[count..], starts[count..], isAfterBar);
                if (block == FoldKernel.MostCharacters)
                {
                    // The same as below, but without waiting for the number.
                    bytes += FoldKernel.MostBytes;
                    count += FoldKernel.MostCharacters;
                    length += FoldKernel.MostCharacters - 1;
                    continue;
                }

                if (block > 0)
                {
                    bytes += FoldKernel.Width * block;
                    count += block;
                    length += block - 1;
                    continue;
                }
            }

            var width = 1;
            if (unit > 0x7F)
            {
                // E0 might begin what is too long for its character; ED ends in the surrogates.
                if (unit is < 0xE1 or > 0xEF or 0xED || bytes + 2 >= text.Length)
                {
                    break;
                }

                var (second, third) = (text[bytes + 1] ^ 0x80, text[bytes + 2] ^ 0x80);
                if ((second | third) > 0x3F)
                {
                    break;
                }

                unit = ((unit & 0x0F) << 12) | (second << 6) | third;
                width = 3;
            }

            var entry = EntryOf((char)unit);
            var target = entry == 0 ? (char)unit : (char)(entry & TargetMask);
            if (entry == 0 || entry >> ActionShift == (uint)EntryAction.Map)
            {
                if (char.IsAsciiDigit(target) && count > 0 && folded[count - 1] == 'ー')
                {
                    break;
                }

                starts[count] = (ushort)length;
                folded[count++] = target;
            }
            else if (entry >> ActionShift == (uint)EntryAction.Mark && count > 0 && KanaVoicing.TryCompose(folded[count - 1], target, out var composed))
            {
                folded[count - 1] = composed;
            }
            else
            {
                break;
            }

            source[length] = (char)unit;
            bytes += width;
        }

        return count;
    }

    /// <summary>The reason for which the fold changes or skips a character; false if it leaves it as it is.</summary>
    /// <param name="codePoint">The character, or a lone surrogate.</param>
    /// <param name="reason">The reason, one of tier fold.</param>
    public bool TryGetReason(int codePoint, out ReasonCode reason)
    {
        var entry = codePoint <= char.MaxValue ? EntryOf((char)codePoint) : _supplementary.GetValueOrDefault(codePoint);
        reason = (ReasonCode)((entry >> ReasonShift) & byte.MaxValue);
        return entry != 0;
    }

    private static uint Pack(EntryAction action, int target, ReasonCode reason) =>
        ((uint)action << ActionShift) | ((uint)reason << ReasonShift) | (uint)target;

    private static uint EntryFor(int target, ReasonCode reason, List<int> wide)
    {
        if (target <= char.MaxValue)
        {
            return Pack(EntryAction.Map, target, reason);
        }

        wide.Add(target);
        return Pack(EntryAction.MapWide, wide.Count - 1, reason);
    }

    private static bool IsScalar(int codePoint) => codePoint is (>= 0 and < 0xD800) or (> 0xDFFF and <= 0x10FFFF);

    // What a character becomes where it becomes one other or stays.
    private char? Becomes(char unit) => EntryOf(unit) is var entry && entry == 0 ? unit : entry >> ActionShift == (uint)EntryAction.Map ? (char)(entry & TargetMask) : null;

    private uint EntryOf(char unit) => _entries[(_pageOf[unit >> PageBits] << PageBits) | (unit & (PageSize - 1))];

    private void Set(int codePoint, uint entry)
    {
        if (codePoint > char.MaxValue)
        {
            _supplementary[codePoint] = entry;
            return;
        }

        ref var page = ref _pageOf[codePoint >> PageBits];
        if (page == 0)
        {
            var pages = _entries.Length >> PageBits;
            if (pages > byte.MaxValue)
            {
                throw new InvalidDataException($"{FileName}: the rows spread over too many blocks of characters.");
            }

            page = (byte)pages;
            Array.Resize(ref _entries, _entries.Length + PageSize);
        }

        _entries[(page << PageBits) | (codePoint & (PageSize - 1))] = entry;
    }
}
