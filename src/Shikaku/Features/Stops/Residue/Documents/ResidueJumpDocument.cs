using Shikaku.Core.Residue;

namespace Shikaku.Features.Stops.Residue.Documents;

/// <summary>A jump of what is left over (CHK-44).</summary>
/// <param name="InsurerNumber">保険者番号.</param>
/// <param name="Day">The day at whose end it was seen.</param>
/// <param name="IsRise">A rise; else a fall by confirmation.</param>
/// <param name="Before">Left over the day before.</param>
/// <param name="After">Left over that day.</param>
/// <param name="Aged">Of them, those that became old enough that day.</param>
/// <param name="AgedFrom">The first of their days of detection.</param>
/// <param name="AgedUntil">The last.</param>
/// <param name="Confirmed">How many were confirmed that day.</param>
public sealed record ResidueJumpDocument(
    string InsurerNumber, DateOnly Day, bool IsRise, long Before, long After, long Aged, DateOnly? AgedFrom, DateOnly? AgedUntil, long Confirmed)
{
    /// <summary>The document of a jump.</summary>
    internal static ResidueJumpDocument Of(ResidueJump jump) =>
        new(jump.Insurer, jump.Day, jump.IsRise, jump.Former, jump.Present, jump.Aged, jump.AgedFrom, jump.AgedUntil, jump.Confirmed);
}
