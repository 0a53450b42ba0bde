namespace Shikaku.Core.Residue;

/// <summary>The days of the first detections (初回検知) that a report is about.</summary>
/// <param name="From">The first; null from the beginning.</param>
/// <param name="Until">The last.</param>
public sealed record DetectionWindow(DateOnly? From, DateOnly Until)
{
    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => !(day < From) && day <= Until;
}
