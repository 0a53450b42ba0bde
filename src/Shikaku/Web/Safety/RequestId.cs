using System.Security.Cryptography;

namespace Shikaku.Web.Safety;

/// <summary>The name of one request, in the log, in the answer and on error pages: short enough to be told by telephone.</summary>
internal static class RequestId
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Request-Id";

    // No vowels, so that no word comes out; no digits, so that none looks like somebody's number.
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";
    private const int Half = 5;

    /// <summary>Makes a name, as in <c>KTRBD-PLWXC</c>: one of 10^13.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Letters, Half) + "-" + RandomNumberGenerator.GetString(Letters, Half);
}
