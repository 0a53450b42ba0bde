using System.Runtime.CompilerServices;

namespace Shikaku.Core.Addresses;

/// <summary>What is known of the single characters of an address after F1: how they are read, and what parts they may play.</summary>
internal static class AddressCharacters
{
    private const int PageBits = 6;
    private const int PageSize = 1 << PageBits;
    private const int FormShift = 12;
    private const ushort WordMask = (1 << FormShift) - 1;

    private static readonly (string Characters, AddressWord Word)[] Words =
    [
        ("甲乙丙丁戊己庚辛壬癸イロハニホヘトチリヌルヲ", AddressWord.LotLetter),
        ("ワカヨタレソツネナラムウヰオクヤマケフコエテアサキユメミシヱヒモセス", AddressWord.LaterLotLetter),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", AddressWord.Latin),
        ("ノ之丿", AddressWord.No),
        ("ノ之部字第", AddressWord.LetterMarker),
        ("丁番号地", AddressWord.Separator),
        ("ノ之丿地番", AddressWord.NumberEnd),
        ("条線区組町部班字", AddressWord.PlaceWord),
        ("第字", AddressWord.Filler),
        ("号室棟階F", AddressWord.BuildingMarker),
        ("東西南北中本新別旧", AddressWord.Wing),
        ("N第ー様気方館", AddressWord.BuildingWord),
    ];

    private static readonly byte[] PageOf = new byte[(char.MaxValue + 1) >> PageBits];
    private static readonly ushort[] Marks = FindMarks();

    /// <summary>The parts that a character may play.</summary>
    public static AddressWord WordsOf(int character) => character <= char.MaxValue ? (AddressWord)(MarksOf((char)character) & WordMask) : AddressWord.None;

    /// <summary>How a character is read, and what parts it may play.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AddressCharacterForm FormOf(char character, out AddressWord words)
    {
        var marks = MarksOf(character);
        words = (AddressWord)(marks & WordMask);
        return (AddressCharacterForm)(marks >> FormShift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort MarksOf(char character) => Marks[(PageOf[character >> PageBits] << PageBits) | (character & (PageSize - 1))];

    // Most pages hold the same, so each is kept once.
    private static ushort[] FindMarks()
    {
        var marks = new ushort[char.MaxValue + 1];
        for (var character = 0; character <= char.MaxValue; character++)
        {
            marks[character] = (ushort)((int)AddressUnitReader.FormOf((char)character) << FormShift);
        }

        foreach (var (characters, word) in Words)
        {
            foreach (var character in characters)
            {
                marks[character] |= (ushort)word;
            }
        }

        var pages = new List<ushort>();
        for (var page = 0; page < PageOf.Length; page++)
        {
            var kept = 0;
            while (kept < pages.Count && !marks.AsSpan(page << PageBits, PageSize).SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pages).Slice(kept, PageSize)))
            {
                kept += PageSize;
            }

            if (kept == pages.Count)
            {
                pages.AddRange(marks.AsSpan(page << PageBits, PageSize));
            }

            PageOf[page] = checked((byte)(kept >> PageBits));
        }

        return [.. pages];
    }
}
