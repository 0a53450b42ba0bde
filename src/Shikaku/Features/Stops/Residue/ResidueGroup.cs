using Shikaku.Core.Residue;
using Shikaku.Features.Organisations.Bodies;

namespace Shikaku.Features.Stops.Residue;

/// <summary>The figures of one group of insurers for one view.</summary>
/// <param name="Key">The group: an insurer's number, or the name of a scheme, a prefecture or a vendor.</param>
/// <param name="Body">The insurer, where each stands by itself; else null.</param>
/// <param name="Count">The figures.</param>
/// <param name="ShareOfAll">Its share of all that is left over, in tenths of a percent; null if nothing is.</param>
internal sealed record ResidueGroup(string Key, InsurerBody? Body, ResidueCount Count, long? ShareOfAll);
