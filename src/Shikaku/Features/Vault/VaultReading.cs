namespace Shikaku.Features.Vault;

/// <summary>Who opens a number, for which organisation, what for. It is stored before the number is handed out.</summary>
/// <param name="Organisation">The organisation: an insurer's number, or the name of another body.</param>
/// <param name="Actor">The person or system within it.</param>
/// <param name="Purpose">What the number is needed for.</param>
internal sealed record VaultReading(string Organisation, string Actor, ReadingPurpose Purpose);
