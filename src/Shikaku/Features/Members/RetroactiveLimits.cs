namespace Shikaku.Features.Members;

/// <summary>How far back a change may reach (LIF-06: P:retro.warn, P:retro.max).</summary>
internal static class RetroactiveLimits
{
    /// <summary>A change that reaches further back than so many days needs a reason.</summary>
    public const int DaysWithoutReason = 60;

    /// <summary>A change that reaches further back than so many years needs <see cref="Accounts.Right.ChangeDistantPast"/>.</summary>
    public const int YearsOfClerk = 5;

    /// <summary>Whether a change needs a reason.</summary>
    /// <param name="firstDay">The first day on which something will be different.</param>
    /// <param name="today">The present day.</param>
    public static bool NeedsReason(DateOnly firstDay, DateOnly today) => firstDay < today.AddDays(-DaysWithoutReason);

    /// <summary>Whether a change needs a second person.</summary>
    /// <inheritdoc cref="NeedsReason"/>
    public static bool NeedsSecondPerson(DateOnly firstDay, DateOnly today) => firstDay < today.AddYears(-YearsOfClerk);
}
