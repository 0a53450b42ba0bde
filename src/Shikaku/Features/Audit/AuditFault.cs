namespace Shikaku.Features.Audit;

/// <summary>Something that was not written by Shikaku, or is no longer as it was written.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Organisation">In whose chain or rows.</param>
/// <param name="Place">Where: the number of the link, or the table and the row's version.</param>
internal sealed record AuditFault(AuditFaultKind Kind, string Organisation, string Place);
