using Shikaku.Features.Vault;
using Shikaku.Outcomes;

namespace Shikaku.Features.Members;

/// <summary>A reason, the name of a document or of a notice, on its way into the audit, where it stays for good and many may read it.</summary>
internal static class AuditText
{
    /// <summary>Most characters.</summary>
    public const int MaxLength = 500;

    /// <summary>Most characters of the name of a notice.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Whether a text may not stand there.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="isNeeded">Whether there must be one.</param>
    /// <returns>Why not; null if it may.</returns>
    public static Refusal? Examine(string? text, bool isNeeded)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return isNeeded ? new Refusal(Problems.ReasonMissing) : null;
        }

        if (text.Length > MaxLength || text.Any(char.IsControl))
        {
            return new Refusal(Problems.AuditTextUnfit);
        }

        return NumberInText.IsIn(text) ? new Refusal(Problems.NumberInText) : null;
    }

    /// <summary>Whether a text may not be the name of a notice (LIF-08).</summary>
    /// <param name="name">The name; null for none.</param>
    /// <returns>Why not; null if it may.</returns>
    public static Refusal? ExamineName(string? name) =>
        name is null ? null
        : string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength || name.Any(char.IsControl) ? new Refusal(Problems.NoticeNameUnfit)
        : NumberInText.IsIn(name) ? new Refusal(Problems.NumberInText)
        : null;
}
