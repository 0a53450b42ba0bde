namespace Shikaku.Features.Members;

/// <summary>A qualification as it is shown.</summary>
/// <param name="AcquiredOn">Its day of acquisition.</param>
/// <param name="State">Where the day that was asked about stands to it.</param>
/// <param name="Versions">Its versions in the order of their days, as they were on record.</param>
/// <param name="Shown">The one that is valid on that day; if none is, the last.</param>
/// <param name="LastChange">The last change of it, which a notice about it must know of; null in a view of former times, which is not to be changed.</param>
internal sealed record QualificationView(
    DateOnly AcquiredOn, QualificationState State, IReadOnlyList<MemberVersion> Versions, MemberVersion Shown, Guid? LastChange)
{
    /// <summary>The view of a qualification.</summary>
    /// <param name="versions">Its versions, in the order of their days; at least one.</param>
    /// <param name="day">The day.</param>
    /// <param name="lastChange">The last change of it.</param>
    public static QualificationView Of(IReadOnlyList<MemberVersion> versions, DateOnly day, Guid? lastChange)
    {
        var valid = versions.FirstOrDefault(version => version.IsValidOn(day));
        return new(versions[0].Content.AcquiredOn, versions[^1].Content.StateOn(day), versions, valid ?? versions[^1], lastChange);
    }
}
