namespace Shikaku.Core.Residue;

/// <summary>A jump of what is left over from one day to the next (CHK-44).</summary>
/// <param name="Insurer">保険者番号.</param>
/// <param name="View">What is stopped.</param>
/// <param name="Day">The day at whose end it was seen.</param>
/// <param name="Former">How many were left over the day before.</param>
/// <param name="Present">How many are now.</param>
/// <param name="Aged">How many of them became old enough that day.</param>
/// <param name="AgedFrom">The first of their days of detection; null if there are none.</param>
/// <param name="AgedUntil">The last of them.</param>
/// <param name="Confirmed">How many of the former ones were confirmed (確認登録) that day.</param>
public sealed record ResidueJump(
    string Insurer, StoppedView View, DateOnly Day, long Former, long Present, long Aged, DateOnly? AgedFrom, DateOnly? AgedUntil, long Confirmed)
{
    /// <summary>Whether it is a rise; else a fall by confirmation.</summary>
    public required bool IsRise { get; init; }
}
