using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Residents;

namespace Shikaku.Tests.Features.Residents;

/// <summary>Asks for numbers as a node does: in requests of some lines, in rounds, again what was not answered, until each has one answer.</summary>
internal sealed class Inquirer(IRegistryTransport transport)
{
    private readonly Dictionary<Guid, Inquiry> _open = [];

    /// <summary>What the registry said of each number: the kanji name, or empty where it does not know the number.</summary>
    public Dictionary<IndividualNumber, string> Answers { get; } = [];

    /// <summary>Rows that answered what was answered before.</summary>
    public int Repeated { get; private set; }

    /// <summary>Rows with another problem.</summary>
    public List<RegistryReplyProblem> Problems { get; } = [];

    /// <summary>What was put aside.</summary>
    public List<RefusedReply> Refused { get; } = [];

    /// <summary>Requests sent.</summary>
    public int Requests { get; private set; }

    /// <summary>Called after each round.</summary>
    public Func<Task> Round { get; init; } = () => Task.CompletedTask;

    /// <summary>Asks until everything is answered.</summary>
    public async Task AskAsync(IEnumerable<IndividualNumber> numbers, int lines, CancellationToken cancellation)
    {
        var asking = new Queue<IndividualNumber>(numbers);
        while (asking.Count > 0 || _open.Count > 0)
        {
            while (asking.Count > 0)
            {
                await SendAsync([.. Enumerable.Range(0, Math.Min(lines, asking.Count)).Select(_ => asking.Dequeue())], cancellation);
            }

            await foreach (var arrival in transport.ReceiveAsync([.. _open.Values.Select(inquiry => inquiry.Awaited)], cancellation))
            {
                if (_open.TryGetValue(arrival.Request.Id, out var inquiry))
                {
                    await TakeAsync(arrival, inquiry, asking, cancellation);
                }
            }

            Refused.AddRange(await transport.RefuseStrangersAsync((_, _) => Task.FromResult<IReadOnlySet<Guid>>(_open.Keys.ToHashSet()), cancellation));
            await Round();
            await Task.Delay(5, cancellation);
        }
    }

    private async Task SendAsync(IndividualNumber[] numbers, CancellationToken cancellation)
    {
        using var writer = new RegistryRequestWriter(InquiryKind.Number);
        Array.ForEach(numbers, writer.Add);
        var request = new RegistryRequest(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), InquiryKind.Number);
        while (await transport.SendAsync(request, writer.Content, cancellation) is var result and not SendResult.Sent)
        {
            Assert.Equal(SendResult.Unavailable, result);
        }

        Requests++;
        _open.Add(request.Id, new Inquiry(request, numbers, new RequestLines(InquiryKind.Number, numbers.Length, numbers)));
    }

    private async Task TakeAsync(RegistryArrival arrival, Inquiry inquiry, Queue<IndividualNumber> asking, CancellationToken cancellation)
    {
        if (arrival.Reply is { } reply)
        {
            using var rows = RegistryReplyReader.Open(reply);
            if (rows is null)
            {
                Refused.Add(await reply.RefuseAsync(cancellation));
                return;
            }

            Read(rows, inquiry);
            await reply.AcknowledgeAsync(cancellation);
            inquiry.PiecesTaken++;
            if (inquiry.Lines.Open > 0)
            {
                return;
            }
        }

        _open.Remove(inquiry.Request.Id);
        await transport.CloseAsync(inquiry.Request, cancellation);
        foreach (var line in Enumerable.Range(1, inquiry.Numbers.Length).Where(line => !inquiry.Lines.IsAnswered(line)))
        {
            asking.Enqueue(inquiry.Numbers[line - 1]);
        }
    }

    private void Read(RegistryReplyReader rows, Inquiry inquiry)
    {
        foreach (var row in rows)
        {
            switch (inquiry.Lines.Take(row))
            {
                case RegistryReplyProblem.None when row.Answer != RegistryAnswer.Failed:
                    Answers.Add(inquiry.Numbers[row.Line - 1], Encoding.UTF8.GetString(row.Resident[ResidentColumn.KanjiName]));
                    break;
                case RegistryReplyProblem.None:
                    break;
                case RegistryReplyProblem.RepeatedAnswer:
                    Repeated++;
                    break;
                case var problem:
                    Problems.Add(problem);
                    break;
            }
        }
    }

    private sealed record Inquiry(RegistryRequest Request, IndividualNumber[] Numbers, RequestLines Lines)
    {
        public int PiecesTaken { get; set; }

        public AwaitedRequest Awaited => new(Request, PiecesTaken);
    }
}
