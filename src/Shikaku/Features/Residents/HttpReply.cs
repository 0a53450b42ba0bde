using Shikaku.Files;

namespace Shikaku.Features.Residents;

/// <summary>A piece of a reply that came over HTTP and lies in memory until it is dealt with.</summary>
/// <param name="request">The request that it answers.</param>
/// <param name="piece">Its number.</param>
/// <param name="content">Its bytes.</param>
internal sealed class HttpReply(RegistryRequest request, int piece, MemoryContent content) : RegistryReply(request, piece)
{
    /// <summary>Whether the next piece may be asked for.</summary>
    public bool IsAcknowledged { get; private set; }

    /// <inheritdoc/>
    public override FileContent OpenContent() => content;

    /// <inheritdoc/>
    public override Task AcknowledgeAsync(CancellationToken cancellation)
    {
        IsAcknowledged = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<RefusedReply> RefuseAsync(CancellationToken cancellation) => Task.FromResult(new RefusedReply(Name, ReplyFault.Unreadable));

    /// <inheritdoc/>
    public override void Dispose() => content.Dispose();
}
