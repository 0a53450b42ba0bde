using Shikaku.Core.Residue;

namespace Shikaku.Features.Stops.Residue;

/// <summary>A figure of one insurer whose members are asked for.</summary>
/// <param name="Question">The report it stands in; of one insurer.</param>
/// <param name="View">What is stopped.</param>
/// <param name="Figure">Which figure.</param>
/// <param name="IsLost">加入中 or 資格喪失; null for both.</param>
internal sealed record ResidueRowChoice(ResidueQuestion Question, StoppedView View, ResidueFigure Figure, bool? IsLost);
