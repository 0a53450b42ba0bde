using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Records;

/// <summary>The checks of texts by nothing but their form: postal codes, and length.</summary>
internal static class TextForm
{
    /// <summary>No name, address or other text that is meant is longer, in characters.</summary>
    private const int LongestText = 500;

    private const int PostalCodeDigits = 7;

    /// <summary>S144: seven digits in any width, with or without hyphen.</summary>
    public static void CheckPostalCode(ReadOnlySpan<byte> text, RowFindings findings)
    {
        if (!(text.Length == PostalCodeDigits && IdentifierText.IsDigits(text)) && !IdentifierText.IsBlank(text) && !IsPostalCodeFolded(text))
        {
            findings.Add(FindingCode.S144, MemberColumn.PostalCode);
        }
    }

    /// <summary>Apart, so that the buffer is made only for a text that needs it.</summary>
    private static bool IsPostalCodeFolded(ReadOnlySpan<byte> text)
    {
        Span<byte> folded = stackalloc byte[IdentifierText.MaxLength];
        return IdentifierText.FoldDigits(text, folded) == PostalCodeDigits;
    }

    /// <summary>S146.</summary>
    public static void CheckLength(in MemberRow row, RowFindings findings)
    {
        foreach (var column in FreeTexts)
        {
            // No text has more characters than bytes.
            var text = row[column];
            if (text.Length > LongestText && CharacterCount(text) > LongestText)
            {
                findings.Add(FindingCode.S146, column);
            }
        }
    }

    private static ReadOnlySpan<MemberColumn> FreeTexts =>
        [MemberColumn.KanjiName, MemberColumn.KanaName, MemberColumn.AliasName, MemberColumn.Address, MemberColumn.Symbol, MemberColumn.Number];

    private static int CharacterCount(ReadOnlySpan<byte> text)
    {
        const int FollowingMask = 0xC0;
        const int Following = 0x80;
        var count = 0;
        foreach (var each in text)
        {
            count += (each & FollowingMask) == Following ? 0 : 1;
        }

        return count;
    }
}
