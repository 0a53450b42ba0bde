using Shikaku.Core.Residue;

namespace Shikaku.Features.Stops.Residue;

/// <summary>What a report on residue is asked for.</summary>
/// <param name="Day">The day at whose end things stood so, as was known then.</param>
/// <param name="Window">Which first detections (初回検知).</param>
/// <param name="Insurer">The insurer; null for all.</param>
internal sealed record ResidueQuestion(DateOnly Day, DetectionWindow Window, string? Insurer)
{
    /// <summary>The day that changes are measured from: the same of the month before.</summary>
    public DateOnly ComparedWith => Day.AddMonths(-1);

    /// <summary>The question about all detections up to a day.</summary>
    public static ResidueQuestion Of(DateOnly day, string? insurer = null) => new(day, new DetectionWindow(null, day), insurer);
}
