namespace Shikaku.Features.Residents;

/// <summary>A request that was sent and is not yet answered in full.</summary>
/// <param name="Request">The request.</param>
/// <param name="PiecesTaken">How many pieces of its reply were acknowledged so far. A transport that numbers its pieces itself does not ask for them again.</param>
internal sealed record AwaitedRequest(RegistryRequest Request, int PiecesTaken);
