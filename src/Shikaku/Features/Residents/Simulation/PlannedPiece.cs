namespace Shikaku.Features.Residents.Simulation;

/// <summary>A piece of a reply that will be given.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Lines">What it answers.</param>
/// <param name="Due">When, counted from the arrival of the request.</param>
internal sealed record PlannedPiece(int Number, LineChoice Lines, TimeSpan Due)
{
    /// <summary>The pieces of the reply to a request, in the order in which they come; the same each time it is asked.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What the registry does.</param>
    /// <param name="chance">Decides.</param>
    /// <param name="withGarbage">Whether garbage is a piece of its own; over HTTP it stands for a piece that comes right when it is asked for again.</param>
    public static IReadOnlyList<PlannedPiece> Plan(Guid request, SimulatorOptions options, Chance chance, bool withGarbage)
    {
        var key = Chance.KeyOf(request);
        var pieces = new List<PlannedPiece>();
        if (withGarbage && chance.Happens(options.Garbage, ChanceOf.Garbage, key))
        {
            pieces.Add(new PlannedPiece(1, LineChoice.Garbage, options.Delay));
        }

        if (chance.Happens(options.Partial, ChanceOf.TwoPieces, key))
        {
            pieces.Add(new PlannedPiece(pieces.Count + 1, LineChoice.Even, options.Delay));
            pieces.Add(new PlannedPiece(pieces.Count + 1, LineChoice.Odd, options.Delay + options.Late));
        }
        else
        {
            pieces.Add(new PlannedPiece(pieces.Count + 1, LineChoice.All, options.Delay));
        }

        return pieces;
    }
}
