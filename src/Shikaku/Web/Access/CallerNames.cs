namespace Shikaku.Web.Access;

/// <summary>How pages name whoever asks, in words instead of numbers.</summary>
/// <param name="Organisation">The name of the organisation.</param>
/// <param name="Person">The name that others see (表示名).</param>
internal sealed record CallerNames(string Organisation, string Person);
