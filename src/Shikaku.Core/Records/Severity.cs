namespace Shikaku.Core.Records;

/// <summary>What a finding does to its row (CHK-01).</summary>
public enum Severity : byte
{
    /// <summary>The row is taken and the finding listed.</summary>
    Warning,

    /// <summary>The row is refused.</summary>
    Error,
}
