namespace Shikaku.Features.Audit;

/// <summary>What an examination of the audit can find.</summary>
internal enum AuditFaultKind
{
    /// <summary>A link of the chain was changed, put in, or put in another place.</summary>
    LinkChanged,

    /// <summary>A link is missing before this one.</summary>
    LinkMissing,

    /// <summary>The end of the chain is not where it was: the last links, or all of them, were taken away.</summary>
    EndChanged,

    /// <summary>A row was changed or put in by hand.</summary>
    RowChanged,

    /// <summary>Rows that a change has written are missing, were closed by hand or opened again.</summary>
    RowsMissing,
}
