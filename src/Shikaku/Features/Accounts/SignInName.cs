using System.Buffers;

namespace Shikaku.Features.Accounts;

/// <summary>
/// The form of a sign-in name (利用者名): 3 to 64 letters, digits and signs of ASCII, in lower case, beginning with a letter. It stands in the audit, so it must
/// not hold what could be an individual number (個人番号).
/// </summary>
internal static class SignInName
{
    private const int MinLength = 3;
    private const int MaxLength = 64;
    private const int MostDigits = 11;

    private static readonly SearchValues<char> Signs = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_@");

    /// <summary>The name as it is kept: without spaces around it, in lower case.</summary>
    public static string Fold(string given) => given.Trim().ToLowerInvariant();

    /// <summary>Whether a folded name has the form.</summary>
    public static bool IsWellFormed(string name) =>
        name.Length is >= MinLength and <= MaxLength
        && char.IsAsciiLetterLower(name[0])
        && !name.AsSpan().ContainsAnyExcept(Signs)
        && name.Count(char.IsAsciiDigit) <= MostDigits;
}
