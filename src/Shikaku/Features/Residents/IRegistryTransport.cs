namespace Shikaku.Features.Residents;

/// <summary>
/// The way to the resident registry (住基ネット, J-LIS) and back. It keeps nothing that a restart may not lose: whoever asks stores which requests are open.
/// Safe for use by several threads and, on one folder or registry, by several nodes.
/// </summary>
internal interface IRegistryTransport : IDisposable
{
    /// <summary>Whether the last exchange got through; true before the first.</summary>
    public bool IsReachable { get; }

    /// <summary>Sends a request. To send again what was sent already does no harm, whatever became of it since.</summary>
    /// <param name="request">The request.</param>
    /// <param name="content">Its lines, as <see cref="RegistryRequestWriter"/> writes them.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What came of it, after a few tries.</returns>
    public Task<SendResult> SendAsync(RegistryRequest request, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>
    /// One round over open requests: gives the pieces that are there by now, and does not wait for others. An outage ends the round early; so the caller goes on with rounds.
    /// The next piece is looked for when the one before was dealt with, and no piece is held longer than that.
    /// </summary>
    /// <param name="awaited">The requests. Only those for which <see cref="SendAsync"/> has said <see cref="SendResult.Sent"/>: of others it would be said that nothing comes.</param>
    /// <param name="cancellation">Gives up.</param>
    public IAsyncEnumerable<RegistryArrival> ReceiveAsync(IReadOnlyCollection<AwaitedRequest> awaited, CancellationToken cancellation);

    /// <summary>Says that nothing more is wanted of a request, answered or given up: forgets what is left of it here and, if it can be told, there.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task CloseAsync(RegistryRequest request, CancellationToken cancellation);

    /// <summary>Puts aside replies that nobody waits for, and working files that a killed program left behind.</summary>
    /// <param name="open">Says which requests of a list are open, on whatever node. Asked after the replies were looked at, so that none is too new for it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What to report.</returns>
    public Task<IReadOnlyList<RefusedReply>> RefuseStrangersAsync(
        Func<IReadOnlyCollection<Guid>, CancellationToken, Task<IReadOnlySet<Guid>>> open, CancellationToken cancellation);
}
