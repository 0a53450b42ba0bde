using Shikaku.Core.Judgement;

namespace Shikaku.Features.Stops.Work;

/// <summary>Which results are listed.</summary>
internal sealed record ResultFilter
{
    /// <summary>What is to be worked off: stopped and waiting for nobody, or a difference without stop.</summary>
    public static ResultFilter Work { get; } = new();

    /// <summary>The mark; null for × ▲ △, since － is a list of its own.</summary>
    public Mark? Mark { get; init; }

    /// <summary>Which states.</summary>
    public ResultStateFilter State { get; init; }

    /// <summary>加入中 or 資格喪失; null for both.</summary>
    public bool? IsLost { get; init; }

    /// <summary>A part of a reason, in its code or its words; null for any.</summary>
    public string? Reason { get; init; }
}
