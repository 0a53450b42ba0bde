namespace Shikaku.Features.Intake;

/// <summary>That a file was received.</summary>
/// <param name="Id">Names it.</param>
/// <param name="ReceivedAt">When it was received, for the first time.</param>
/// <param name="IsNew">False if the same content, or the same request, was received before: nothing is taken twice.</param>
internal sealed record IntakeReceipt(Guid Id, DateTimeOffset ReceivedAt, bool IsNew);
