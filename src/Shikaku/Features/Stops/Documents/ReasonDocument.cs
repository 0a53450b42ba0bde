namespace Shikaku.Features.Stops.Documents;

/// <summary>Why something is taken back or away.</summary>
/// <param name="Reason">Why.</param>
/// <param name="ResultId">突合結果ID that was seen, where a number is deleted.</param>
public sealed record ReasonDocument(string Reason, Guid? ResultId = null);
