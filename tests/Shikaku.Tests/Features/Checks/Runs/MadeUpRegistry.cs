using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Shikaku.Features.Residents;
using Shikaku.Files;

namespace Shikaku.Tests.Features.Checks.Runs;

/// <summary>A resident registry in memory, for tests that say what it answers and when. The real ways to it are tested with the simulator.</summary>
internal sealed class MadeUpRegistry : IRegistryTransport
{
    private const string Header = "line,hits,individual_number,status,name_kanji,name_kana,former_name,alias_name,birth_date,sex,address\n";

    private readonly Dictionary<string, string> _residents = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, List<string>> _pieces = [];
    private readonly HashSet<(Guid, int)> _taken = [];

    /// <summary>Every request that was sent, with its lines as numbers.</summary>
    public List<(Guid Id, string[] Numbers)> Sent { get; } = [];

    /// <summary>Every request that asked by items, as it was sent.</summary>
    public List<(RegistryRequest Request, string Content)> Inquiries { get; } = [];

    /// <summary>Makes the pieces of a reply to a request that asks by items; null for none.</summary>
    public Func<RegistryRequest, IEnumerable<string>>? AnswerToItems { get; set; }

    /// <summary>Whether nobody answers the line.</summary>
    public bool IsOut { get; set; }

    /// <summary>Makes the pieces of a reply in place of the right one.</summary>
    public Func<Guid, string[], IEnumerable<string>>? Answer { get; set; }

    /// <summary>Says what the registry knows: <c>kanji,kana,former,alias,birth,sex,address</c>.</summary>
    public void Set(string number, string? resident)
    {
        if (resident is null)
        {
            _residents.Remove(number);
        }
        else
        {
            _residents[number] = resident;
        }
    }

    /// <summary>The right answer to a line.</summary>
    public string AnswerTo(int line, string number) => string.Create(
        CultureInfo.InvariantCulture, $"{line},{(_residents.TryGetValue(number, out var resident) ? $"1,{number},1,{resident}" : $"0,{number},0,,,,,,,")}\n");

    /// <summary>A piece of a reply.</summary>
    public static string Piece(params IEnumerable<string> rows) => Header + string.Concat(rows);

    /// <summary>Adds a piece to the reply to a request.</summary>
    public void AddPiece(Guid request, string piece) => _pieces[request].Add(piece);

    public Task<SendResult> SendAsync(RegistryRequest request, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (IsOut)
        {
            return Task.FromResult(SendResult.Unavailable);
        }

        if (request.Kind != InquiryKind.Number)
        {
            Inquiries.Add((request, Encoding.UTF8.GetString(content.Span)));
            _pieces[request.Id] = [.. AnswerToItems?.Invoke(request) ?? []];
            return Task.FromResult(SendResult.Sent);
        }

        var numbers = Encoding.UTF8.GetString(content.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[1]).ToArray();
        Sent.Add((request.Id, numbers));
        _pieces[request.Id] = [.. Answer?.Invoke(request.Id, numbers) ?? [Piece(numbers.Select((number, place) => AnswerTo(place + 1, number)))]];
        return Task.FromResult(SendResult.Sent);
    }

    public async IAsyncEnumerable<RegistryArrival> ReceiveAsync(IReadOnlyCollection<AwaitedRequest> awaited, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        foreach (var request in awaited)
        {
            var pieces = _pieces[request.Request.Id];
            for (var piece = 1; piece <= pieces.Count && !IsOut; piece++)
            {
                if (!_taken.Contains((request.Request.Id, piece)))
                {
                    yield return new RegistryArrival(request.Request, new Reply(this, request.Request, piece, pieces[piece - 1]));
                }
            }
        }
    }

    public bool IsReachable => !IsOut;

    public Task CloseAsync(RegistryRequest request, CancellationToken cancellation) => Task.CompletedTask;

    public Task<IReadOnlyList<RefusedReply>> RefuseStrangersAsync(
        Func<IReadOnlyCollection<Guid>, CancellationToken, Task<IReadOnlySet<Guid>>> open, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<RefusedReply>>([]);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Reply(MadeUpRegistry registry, RegistryRequest request, int piece, string text) : RegistryReply(request, piece)
    {
        public override FileContent OpenContent() => new Content(Encoding.UTF8.GetBytes(text));

        public override Task AcknowledgeAsync(CancellationToken cancellation)
        {
            registry._taken.Add((Request.Id, Piece));
            return Task.CompletedTask;
        }

        public override async Task<RefusedReply> RefuseAsync(CancellationToken cancellation)
        {
            await AcknowledgeAsync(cancellation);
            return new RefusedReply(Name, ReplyFault.Unreadable);
        }

        public override void Dispose()
        {
            // Nothing is held.
        }
    }

    private sealed class Content(byte[] bytes) : FileContent
    {
        public override long Length => bytes.Length;

        public override bool IsUnchanged => true;

        public override int Read(Span<byte> buffer, long offset)
        {
            var rest = bytes.AsSpan((int)offset);
            var length = Math.Min(rest.Length, buffer.Length);
            rest[..length].CopyTo(buffer);
            return length;
        }

        public override void Dispose()
        {
            // Nothing is held.
        }
    }
}
