namespace Shikaku.Features.Accounts;

/// <summary>
/// A button pressed twice: the browser shows the answer to the second request, so that what is shown once would be lost with the first. Whoever asks again with the same
/// secret shortly after is answered with it again, and nothing is done twice.
/// </summary>
internal static class RepeatedRequest
{
    /// <summary>How long after the first request a second one counts as the same.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);
}
