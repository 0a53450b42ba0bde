namespace Shikaku.Features.Intake;

/// <summary>How the audit names a file: a change that it brought can be led back to it, and its content recognised.</summary>
internal static class IntakeEvidence
{
    /// <summary>The text.</summary>
    /// <param name="intake">The file.</param>
    /// <param name="sha256">The digest of its content.</param>
    public static string Of(Guid intake, byte[] sha256) => $"intake {intake} sha256 {Convert.ToHexStringLower(sha256)}";
}
