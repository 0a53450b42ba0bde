using System.Runtime.CompilerServices;

namespace Shikaku.Core.Identifiers;

/// <summary>How 性別 is written and read (ID-24).</summary>
public static class SexText
{
    /// <summary>Reads a sex: 1, 2, 3, 男, 女, M, F; 0, 9, 不明 and 未設定 give <see cref="Sex.NotSet"/>.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="sex">The sex.</param>
    /// <returns>False if the text is none of these (S126).</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out Sex sex)
    {
        if (text.Length == 1 && text[0] is (byte)'1' or (byte)'2')
        {
            sex = (Sex)(text[0] - '0');
            return true;
        }

        return TryParseOther(text, out sex);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Sex)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Sex sex)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength * 3];
        return TryParse(IdentifierText.Encode(text, buffer), out sex);
    }

    /// <summary>The code as files carry it: 1, 2 or 3.</summary>
    public static string ToCode(Sex sex) => sex switch
    {
        Sex.Male => "1",
        Sex.Female => "2",
        Sex.NotSet => "3",
    };

    /// <summary>The Japanese name.</summary>
    public static string ToName(Sex sex) => sex switch
    {
        Sex.Male => "男",
        Sex.Female => "女",
        Sex.NotSet => "未設定",
    };

    /// <summary>Reads what is not simply 1 or 2; apart, so that these need no buffer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryParseOther(ReadOnlySpan<byte> text, out Sex sex)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength];
        var length = IdentifierText.Fold(text, buffer);
        sex = length > 0 ? OfFolded(buffer[..length]) : default;
        return sex != default;
    }

    private static Sex OfFolded(ReadOnlySpan<byte> folded) => folded switch
    {
        [(byte)'1' or (byte)'M'] => Sex.Male,
        [(byte)'2' or (byte)'F'] => Sex.Female,
        [(byte)'3' or (byte)'0' or (byte)'9'] => Sex.NotSet,
        _ when folded.SequenceEqual("男"u8) => Sex.Male,
        _ when folded.SequenceEqual("女"u8) => Sex.Female,
        _ when folded.SequenceEqual("不明"u8) || folded.SequenceEqual("未設定"u8) => Sex.NotSet,
        _ => default,
    };
}
