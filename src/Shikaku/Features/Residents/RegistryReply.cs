using Shikaku.Files;

namespace Shikaku.Features.Residents;

/// <summary>
/// One piece of a reply (回答), ready to be read with <see cref="RegistryReplyReader"/>. It may come again after a failure of either side; a piece that was neither
/// acknowledged nor refused comes again in a later round.
/// </summary>
/// <param name="request">The request that it answers.</param>
/// <param name="piece">Its number among the pieces, from 1. The pieces may come in any order.</param>
internal abstract class RegistryReply(RegistryRequest request, int piece) : IDisposable
{
    /// <summary>The request that it answers.</summary>
    public RegistryRequest Request { get; } = request;

    /// <summary>Its number among the pieces, from 1.</summary>
    public int Piece { get; } = piece;

    /// <summary>What messages call it.</summary>
    public string Name => ExchangeNames.OfReply(Request.Id, Piece);

    /// <summary>Its bytes; disposed by the caller, and not opened twice.</summary>
    /// <exception cref="Commands.UnusableInputException">It cannot be read.</exception>
    public abstract FileContent OpenContent();

    /// <summary>Says that what it holds is stored for good: the piece is forgotten here.</summary>
    public abstract Task AcknowledgeAsync(CancellationToken cancellation);

    /// <summary>Says that it cannot be read as a reply: it is put aside, or asked for again.</summary>
    /// <returns>What to report.</returns>
    public abstract Task<RefusedReply> RefuseAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract void Dispose();
}
