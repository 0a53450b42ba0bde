using Shikaku.Features.Vault;

namespace Shikaku.Features.Intake;

/// <summary>How the audit names a file: a change that it brought can be led back to it, and its content recognised.</summary>
internal static class IntakeEvidence
{
    private const string Prefix = "intake ";
    private const int NameLength = 36;

    /// <summary>The text.</summary>
    /// <param name="intake">The file.</param>
    /// <param name="digest">The keyed digest of its content (<see cref="ContentKey"/>).</param>
    public static string Of(Guid intake, byte[] digest) => $"{Prefix}{intake} digest {Convert.ToHexStringLower(digest)}";

    /// <summary>The file that a text of this form names; null for any other text.</summary>
    public static Guid? FileOf(string? evidence) =>
        evidence?.Length >= Prefix.Length + NameLength && evidence.StartsWith(Prefix, StringComparison.Ordinal)
            && Guid.TryParse(evidence.AsSpan(Prefix.Length, NameLength), out var intake)
            ? intake
            : null;
}
