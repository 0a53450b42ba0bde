using Shikaku.Core.Residue;

namespace Shikaku.Features.Stops.Residue.Documents;

/// <summary>How things stood at the end of a day, as was known then.</summary>
/// <param name="Day">The day.</param>
/// <param name="Detected">Found since the point before.</param>
/// <param name="Stopped">Stopped.</param>
/// <param name="Residue">Left over.</param>
public sealed record ResiduePointDocument(DateOnly Day, long Detected, long Stopped, long Residue)
{
    /// <summary>The document of a point.</summary>
    internal static ResiduePointDocument Of(ResiduePoint point) => new(point.Day, point.Detected, point.Stopped, point.Residue);
}
