using Dapper;
using Shikaku.Core.Identifiers;
using Shikaku.Features.MissingNumbers;
using Shikaku.Features.Residents;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Takes the replies that are there, and puts aside those that nobody waits for.</summary>
/// <param name="register">What the check needs.</param>
internal sealed class ReplyReceiver(CheckRegister register)
{
    private const string FindAwaited =
        "SELECT insurer_number AS Insurer, request_id AS Id, kind AS Kind, pieces_taken AS PiecesTaken FROM checks.request WHERE state = 'Asked' ORDER BY asked_at, request_id";

    private const string FindOpen = "SELECT request_id FROM checks.request WHERE request_id = ANY (@requests) AND state <> 'Closed'";

    // Nothing more will come: what is open is asked again at once.
    private const string EndWaiting =
        "UPDATE checks.request SET due_at = least(due_at, @now) WHERE insurer_number = @Insurer AND request_id = @Id AND state = 'Asked'";

    private readonly ReplyApplication _application = new(register);
    private readonly InquiryApplication _inquiries = new(register.Register);

    /// <summary>Looks once for replies to all open requests.</summary>
    /// <returns>Number of pieces taken.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var awaited = await FindAsync(cancellation);
        var taken = 0;
        await foreach (var arrival in register.Transport.ReceiveAsync([.. awaited.Values.Select(request => request.ToAwaited())], cancellation))
        {
            var request = awaited[arrival.Request.Id];
            if (arrival.Reply is null)
            {
                await EndAsync(request, cancellation);
                continue;
            }

            using var reply = arrival.Reply;
            await TakeAsync(request, reply, cancellation);
            taken++;
        }

        return taken;
    }

    /// <summary>Puts aside replies that nobody waits for.</summary>
    public async Task RefuseStrangersAsync(CancellationToken cancellation)
    {
        foreach (var refused in await register.Transport.RefuseStrangersAsync(FindOpenAsync, cancellation))
        {
            await NoteAsync(null, refused, cancellation);
        }
    }

    private async Task<Dictionary<Guid, Awaited>> FindAsync(CancellationToken cancellation)
    {
        await using var connection = await register.Register.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        return (await connection.QueryAsync<Awaited>(new CommandDefinition(FindAwaited, cancellationToken: cancellation))).ToDictionary(request => request.Id);
    }

    private async Task TakeAsync(Awaited request, RegistryReply reply, CancellationToken cancellation)
    {
        if (!InsurerNumber.TryParse(request.Insurer, allowMadeUpBodies: true, out var insurer, out _) || !await ApplyAsync(insurer, reply, cancellation))
        {
            await NoteAsync(request, await reply.RefuseAsync(cancellation), cancellation);
            return;
        }

        await reply.AcknowledgeAsync(cancellation);
    }

    private Task<bool> ApplyAsync(InsurerNumber insurer, RegistryReply reply, CancellationToken cancellation) =>
        reply.Request.Kind == InquiryKind.Number ? _application.RunAsync(insurer, reply, cancellation) : _inquiries.RunAsync(insurer, reply, cancellation);

    private async Task EndAsync(Awaited request, CancellationToken cancellation)
    {
        await using var connection = await register.Register.Database.ConnectForAsync(request.Insurer, cancellation);
        var values = new { request.Insurer, request.Id, now = register.Register.Clock.GetUtcNow() };
        await connection.ExecuteAsync(new CommandDefinition(EndWaiting, values, cancellationToken: cancellation));
    }

    private async Task NoteAsync(Awaited? request, RefusedReply refused, CancellationToken cancellation)
    {
        var now = register.Register.Clock.GetUtcNow();
        await using var connection = await register.Register.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var values = new { refused = Guid.CreateVersion7(now), request?.Id, request?.Insurer, cause = refused.Reason.ToString(), lines = 0, now };
        await connection.ExecuteAsync(new CommandDefinition(RefusedReplies.Add, values, cancellationToken: cancellation));
    }

    private async Task<IReadOnlySet<Guid>> FindOpenAsync(IReadOnlyCollection<Guid> requests, CancellationToken cancellation)
    {
        await using var connection = await register.Register.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var open = await connection.QueryAsync<Guid>(new CommandDefinition(FindOpen, new { requests = requests.ToArray() }, cancellationToken: cancellation));
        return open.ToHashSet();
    }

    private sealed class Awaited
    {
        public string Insurer { get; init; } = "";

        public Guid Id { get; init; }

        public InquiryKind Kind { get; init; }

        public int PiecesTaken { get; init; }

        public AwaitedRequest ToAwaited() => new(new RegistryRequest(Id, Kind), PiecesTaken);
    }
}
