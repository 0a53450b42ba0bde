using Shikaku.Core.Residue;
using Shikaku.Features.Organisations.Bodies;

namespace Shikaku.Features.Stops.Residue.Documents;

/// <summary>What was found and what is left over, for one view.</summary>
/// <param name="Day">The day at whose end things stood so.</param>
/// <param name="From">The first day of the detections counted; null from the beginning.</param>
/// <param name="Until">Their last day.</param>
/// <param name="View">Qualification ×（資格情報）, Medical ×（医療情報）, NotCompared －.</param>
/// <param name="Total">All together.</param>
/// <param name="Groups">By group, where most is left over first.</param>
/// <param name="Daily">The ends of the last days.</param>
/// <param name="Monthly">The same day of the last months.</param>
/// <param name="Jumps">The jumps of the last days.</param>
public sealed record ResidueDocument(
    DateOnly Day, DateOnly? From, DateOnly Until, string View, ResidueCountDocument Total, IReadOnlyList<ResidueGroupDocument> Groups,
    IReadOnlyList<ResiduePointDocument> Daily, IReadOnlyList<ResiduePointDocument> Monthly, IReadOnlyList<ResidueJumpDocument> Jumps)
{
    /// <summary>The document of a report.</summary>
    internal static ResidueDocument Of(ResidueReport report, StoppedView view, InsurerGrouping grouping) => new(
        report.Question.Day, report.Question.Window.From, report.Question.Window.Until, view.ToString(), ResidueCountDocument.Of(report.Totals[view]),
        [.. report.Groups(grouping, view).Select(ResidueGroupDocument.Of)], [.. report.Daily(view).Select(ResiduePointDocument.Of)],
        [.. report.Monthly(view).Select(ResiduePointDocument.Of)], [.. report.Jumps().Where(jump => jump.View == view).Select(ResidueJumpDocument.Of)]);
}
