namespace Shikaku.Features.Members;

/// <summary>A version with its place in time of record.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Content">What it says.</param>
/// <param name="RecordedFrom">Since when it has been on record.</param>
/// <param name="RecordedUntil">Until when it was; null if it still is.</param>
/// <param name="OpenedBy">The change that put it on record.</param>
/// <param name="ClosedBy">The change that took it off; null if it is on record.</param>
internal sealed record MemberVersion(
    Guid Id, Qualification Content, DateTimeOffset RecordedFrom, DateTimeOffset? RecordedUntil, Guid OpenedBy, Guid? ClosedBy)
{
    /// <summary>Whether it was on record at a moment.</summary>
    /// <param name="known">The moment; null asks whether it is on record now.</param>
    public bool IsKnown(DateTimeOffset? known) => known is { } moment ? RecordedFrom <= moment && !(RecordedUntil <= moment) : RecordedUntil is null;

    /// <summary>Whether it says something about a day.</summary>
    public bool IsValidOn(DateOnly day) => Content.From <= day && !(Content.Until <= day);
}
