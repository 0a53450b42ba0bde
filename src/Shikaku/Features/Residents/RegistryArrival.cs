namespace Shikaku.Features.Residents;

/// <summary>What a round of receiving found for a request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Reply">A piece of its reply. Null: the registry holds nothing more for the request, and what is not answered by now never will be under its id.</param>
internal readonly record struct RegistryArrival(RegistryRequest Request, RegistryReply? Reply);
