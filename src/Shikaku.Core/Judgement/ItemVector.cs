namespace Shikaku.Core.Judgement;

/// <summary>
/// The five items as 1 (agrees) or 0 (CHK-20), in the order B birth date, S sex, K kanji name, N kana name, A address:
/// 11110 says that only the address does not agree. The default value is 00000.
/// </summary>
/// <param name="Bits">B is 16, S 8, K 4, N 2, A 1; 0 to 31.</param>
public readonly record struct ItemVector(byte Bits)
{
    /// <summary>Number of vectors there are.</summary>
    public const int Count = 32;

    /// <summary>11001: both names differ, all else agrees; the sign of twins and families (CHK-33).</summary>
    public static readonly ItemVector NamesDiffer = new(0b11001);

    /// <summary>11110: only the address does not agree.</summary>
    public static readonly ItemVector AddressDiffers = new(0b11110);

    /// <summary>11111: every item agrees.</summary>
    public static readonly ItemVector AllAgree = new(0b11111);

    /// <summary>Puts the five answers together.</summary>
    public static ItemVector Of(bool birthDate, bool sex, bool kanjiName, bool kanaName, bool address) =>
        new((byte)((birthDate ? 16 : 0) | (sex ? 8 : 0) | (kanjiName ? 4 : 0) | (kanaName ? 2 : 0) | (address ? 1 : 0)));

    /// <summary>生年月日 (B) agrees.</summary>
    public bool BirthDate => (Bits & 16) != 0;

    /// <summary>性別 (S) agrees.</summary>
    public bool Sex => (Bits & 8) != 0;

    /// <summary>漢字氏名 (K) agrees.</summary>
    public bool KanjiName => (Bits & 4) != 0;

    /// <summary>カナ氏名 (N) agrees.</summary>
    public bool KanaName => (Bits & 2) != 0;

    /// <summary>住所 (A) agrees.</summary>
    public bool Address => (Bits & 1) != 0;

    /// <summary>The class of the difference (CHK-23): 1 birth date or sex; 2 both names, or one name and the address; 3 the address alone; 0 none of these.</summary>
    public int DifferenceClass
    {
        get
        {
            if (!BirthDate || !Sex)
            {
                return 1;
            }

            var names = (KanjiName ? 0 : 1) + (KanaName ? 0 : 1);
            if (names == 2 || (names == 1 && !Address))
            {
                return 2;
            }

            return Address ? 0 : 3;
        }
    }

    /// <summary>Reads the form <c>11011</c>.</summary>
    /// <returns>False if the text is not five characters 0 or 1.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out ItemVector vector)
    {
        var bits = 0;
        foreach (var digit in text)
        {
            if (digit is not ('0' or '1'))
            {
                bits = -1;
                break;
            }

            bits = (bits << 1 | (digit - '0')) & 31;
        }

        var isVector = text.Length == 5 && bits >= 0;
        vector = new((byte)(isVector ? bits : 0));
        return isVector;
    }

    /// <summary>The form <c>11011</c>.</summary>
    public override string ToString() => string.Create(5, Bits, static (text, bits) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (bits >> (4 - i) & 1) == 0 ? '0' : '1';
        }
    });
}
