namespace Shikaku.Features.Residents.Simulation;

/// <summary>
/// The registry's side of the file exchange: looks for requests, lays down the pieces of the replies when they are due, and takes a request away after its last piece.
/// It remembers nothing: killed and started again it answers anew what is not answered in full.
/// </summary>
/// <param name="folder">The folder of the exchange.</param>
/// <param name="options">What the registry does.</param>
/// <param name="chance">Decides.</param>
/// <param name="answers">Answers.</param>
/// <param name="outage">When it does not.</param>
/// <param name="clock">The clock.</param>
internal sealed class FolderRegistry(ExchangeFolder folder, SimulatorOptions options, Chance chance, InquiryAnswers answers, Outage outage, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, Work> _works = new(StringComparer.Ordinal);

    /// <summary>Answers until it is told to end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (!outage.IsNow)
            {
                try
                {
                    await LookAsync(cancellation);
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    // The disk is full, or somebody has taken the folder away: the next look will tell.
                }
            }

            await Task.Delay(Pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        ExchangeFolder.RemoveLeftovers(folder.Replies, clock.GetUtcNow());
        var names = ExchangeFolder.NamesIn(folder.Requests).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _works.Keys.Where(name => !names.Contains(name)).ToArray())
        {
            _works.Remove(gone);
        }

        foreach (var name in names)
        {
            if (!_works.TryGetValue(name, out var work) && ExchangeNames.RequestOf(name) is { } request)
            {
                work = new Work(request, clock.GetTimestamp(), new Queue<PlannedPiece>(PlannedPiece.Plan(request.Id, options, chance, withGarbage: true)));
                _works.Add(name, work);
            }

            if (work is not null)
            {
                await GoOnAsync(name, work, cancellation);
            }
        }
    }

    private async Task GoOnAsync(string name, Work work, CancellationToken cancellation)
    {
        var path = Path.Combine(folder.Requests, name);
        while (!outage.IsNow && work.Pieces.TryPeek(out var piece) && clock.GetElapsedTime(work.Arrival) >= piece.Due)
        {
            cancellation.ThrowIfCancellationRequested();
            using var inquiries = InquiryFile.Open(work.Request.Kind, path);
            if (inquiries is null)
            {
                // No request at all, or taken back meanwhile.
                work.Pieces.Clear();
                return;
            }

            await ExchangeFolder.WriteAsync(
                folder.Replies, ExchangeNames.OfReply(work.Request.Id, piece.Number), answers.Answer(work.Request.Id, inquiries, piece.Lines), CancellationToken.None);
            work.Pieces.Dequeue();
            if (work.Pieces.Count == 0)
            {
                File.Delete(path);
                _works.Remove(name);
            }
        }
    }

    private sealed record Work(RegistryRequest Request, long Arrival, Queue<PlannedPiece> Pieces);
}
