using System.Runtime.CompilerServices;

namespace Shikaku.Features.Residents;

/// <summary>The file exchange with the resident registry (docs/guide/residents.md).</summary>
/// <param name="folder">The folder of the exchange.</param>
/// <param name="clock">Tells how old what lies about is.</param>
internal sealed class FileTransport(ExchangeFolder folder, TimeProvider clock) : IRegistryTransport
{
    /// <inheritdoc/>
    public bool IsReachable { get; private set; } = true;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(RegistryRequest request, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            if (!WasSent(request))
            {
                await ExchangeFolder.WriteAsync(folder.Requests, ExchangeNames.OfRequest(request), content, cancellation);
            }

            IsReachable = true;
            return SendResult.Sent;
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            IsReachable = false;
            return SendResult.Unavailable;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RegistryArrival> ReceiveAsync(
        IReadOnlyCollection<AwaitedRequest> awaited, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Asked first: the registry takes a request away only after it has laid down the last piece of the reply.
        var held = awaited.Where(open => File.Exists(PathOf(open.Request))).Select(open => open.Request.Id).ToHashSet();
        if (ListReplies() is not { } replies)
        {
            yield break;
        }

        foreach (var (request, _) in awaited)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!replies.Contains(request.Id))
            {
                if (!held.Contains(request.Id))
                {
                    yield return new RegistryArrival(request, null);
                }

                continue;
            }

            foreach (var piece in replies[request.Id].Order())
            {
                using var reply = new FileReply(folder, request, piece);
                yield return new RegistryArrival(request, reply);
            }
        }

    }

    /// <inheritdoc/>
    public Task CloseAsync(RegistryRequest request, CancellationToken cancellation)
    {
        try
        {
            File.Delete(PathOf(request));
            foreach (var piece in PiecesOf(request.Id))
            {
                File.Delete(Path.Combine(folder.Replies, ExchangeNames.OfReply(request.Id, piece)));
            }
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            // What is left will be refused as a stranger's.
            IsReachable = false;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RefusedReply>> RefuseStrangersAsync(
        Func<IReadOnlyCollection<Guid>, CancellationToken, Task<IReadOnlySet<Guid>>> open, CancellationToken cancellation)
    {
        var refused = new List<RefusedReply>();
        try
        {
            ExchangeFolder.RemoveLeftovers(folder.Requests, clock.GetUtcNow());
            var named = new List<(Guid Request, string Name)>();
            foreach (var name in ExchangeFolder.NamesIn(folder.Replies).ToArray())
            {
                if (ExchangeNames.ReplyOf(name) is { } reply)
                {
                    named.Add((reply.Request, name));
                }
                else
                {
                    refused.Add(folder.Refuse(name, ReplyFault.Misnamed));
                }
            }

            if (named.Count > 0)
            {
                var known = await open(named.Select(reply => reply.Request).ToHashSet(), cancellation);
                refused.AddRange(named.Where(reply => !known.Contains(reply.Request)).Select(reply => folder.Refuse(reply.Name, ReplyFault.UnknownRequest)));
            }
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            // The next look finds what this one could not move.
            IsReachable = false;
        }

        return refused;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A folder is not held open.
    }

    /// <summary>Whether the disk or the folder failed, which passes or is mended; not the program.</summary>
    public static bool IsOfDisk(Exception failure) => failure is IOException or UnauthorizedAccessException;

    private string PathOf(RegistryRequest request) => Path.Combine(folder.Requests, ExchangeNames.OfRequest(request));

    /// <summary>Whether the request lies there still, or else was answered already: a sender that was killed does not know what it has done.</summary>
    private bool WasSent(RegistryRequest request) => File.Exists(PathOf(request)) || PiecesOf(request.Id).Any();

    private IEnumerable<int> PiecesOf(Guid request) => Replies().Where(reply => reply.Request == request).Select(reply => reply.Piece);

    private IEnumerable<(Guid Request, int Piece)> Replies() => ExchangeFolder.NamesIn(folder.Replies).Select(name => ExchangeNames.ReplyOf(name)).OfType<(Guid, int)>();

    private ILookup<Guid, int>? ListReplies()
    {
        try
        {
            var replies = Replies().ToLookup(reply => reply.Request, reply => reply.Piece);
            IsReachable = true;
            return replies;
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            IsReachable = false;
            return null;
        }
    }
}
