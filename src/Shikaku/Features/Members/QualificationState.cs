namespace Shikaku.Features.Members;

/// <summary>Where a day stands to a qualification (LIF-02).</summary>
internal enum QualificationState
{
    /// <summary>Before its acquisition.</summary>
    Future,

    /// <summary>Within it.</summary>
    Active,

    /// <summary>On the day of its loss or later, or it was valid on no day.</summary>
    Lost,
}
