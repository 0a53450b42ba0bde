namespace Shikaku.Core.Records;

/// <summary>The limits of registration from a day on (LIF-06: P:retro.warn, P:retro.max, P:future.max).</summary>
/// <param name="ValidFrom">First day on which they are in force.</param>
/// <param name="DaysWithoutReason">A change that reaches further back than so many days needs a reason.</param>
/// <param name="YearsOfOnePerson">A change that reaches further back than so many years needs a second person.</param>
/// <param name="DaysAhead">How many days ahead an acquisition, a fact or a notice may lie.</param>
public sealed record RegistrationLimit(DateOnly ValidFrom, int DaysWithoutReason, int YearsOfOnePerson, int DaysAhead)
{
    /// <summary>Whether a change needs a reason.</summary>
    /// <param name="firstDay">The first day on which something will be different.</param>
    /// <param name="today">The present day.</param>
    public bool NeedsReason(DateOnly firstDay, DateOnly today) => firstDay < today.AddDays(-DaysWithoutReason);

    /// <summary>Whether a change needs a second person.</summary>
    /// <inheritdoc cref="NeedsReason"/>
    public bool NeedsSecondPerson(DateOnly firstDay, DateOnly today) => firstDay < today.AddYears(-YearsOfOnePerson);
}
