using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Shikaku.Files;

namespace Shikaku.Features.Residents;

/// <summary>The exchange with the resident registry over HTTP (docs/guide/residents.md). Tries again after outages, errors of the server and answers that are none.</summary>
internal sealed class HttpTransport : IRegistryTransport
{
    private const long LongestReply = 1L << 28;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    private readonly Uri _address;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline _pipeline;
    private readonly Dictionary<Guid, DateTimeOffset> _notBefore = [];
    private readonly Lock _gate = new();

    /// <summary>Makes a way to a registry; nothing is sent yet.</summary>
    /// <param name="address">Its address; ends with a slash.</param>
    /// <param name="clock">Measures time.</param>
    public HttpTransport(Uri address, TimeProvider clock)
    {
        _address = address;
        _clock = clock;
        _client = new HttpClient(new SocketsHttpHandler
        {
            // Numbers go nowhere but to the registry.
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(IsPassing).Handle<IOException>().Handle<InvalidDataException>().Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = 4,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(5),
            })
            .AddTimeout(TimeSpan.FromMinutes(1))
            .Build();
    }

    /// <inheritdoc/>
    public bool IsReachable { get; private set; } = true;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(RegistryRequest request, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            await _pipeline.ExecuteAsync(
                async stop =>
                {
                    using var body = new ReadOnlyMemoryContent(content);
                    body.Headers.ContentType = new MediaTypeHeaderValue("text/csv", "utf-8");
                    using var answer = await _client.PutAsync(AddressOf(request, $"?kind={ExchangeNames.OfKind(request.Kind)}"), body, stop);
                    answer.EnsureSuccessStatusCode();
                },
                cancellation);
            IsReachable = true;
            return SendResult.Sent;
        }
        catch (HttpRequestException failure) when (!IsPassing(failure))
        {
            IsReachable = true;
            return SendResult.Refused;
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            IsReachable = false;
            return SendResult.Unavailable;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RegistryArrival> ReceiveAsync(
        IReadOnlyCollection<AwaitedRequest> awaited, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (request, taken) in awaited.Where(open => IsDue(open.Request.Id)))
        {
            for (var piece = taken + 1; ; piece++)
            {
                if (await AskAsync(request, piece, cancellation) is not { } answer)
                {
                    yield break;
                }

                if (answer.Content is null)
                {
                    if (!answer.IsYetToCome)
                    {
                        yield return new RegistryArrival(request, null);
                    }

                    break;
                }

                using var reply = new HttpReply(request, piece, answer.Content);
                yield return new RegistryArrival(request, reply);
                if (!reply.IsAcknowledged)
                {
                    break;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async Task CloseAsync(RegistryRequest request, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _notBefore.Remove(request.Id);
        }

        try
        {
            await _pipeline.ExecuteAsync(
                async stop =>
                {
                    using var answer = await _client.DeleteAsync(AddressOf(request, ""), stop);
                    answer.EnsureSuccessStatusCode();
                },
                cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException || IsOutage(failure))
        {
            // It is the registry's to forget; nobody here waits for it.
        }
    }

    /// <summary>Over HTTP comes only what was asked for.</summary>
    public Task<IReadOnlyList<RefusedReply>> RefuseStrangersAsync(
        Func<IReadOnlyCollection<Guid>, CancellationToken, Task<IReadOnlySet<Guid>>> open, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<RefusedReply>>([]);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Whether another try may help. What has no status did not reach the server.</summary>
    private static bool IsPassing(HttpRequestException failure) =>
        failure.StatusCode is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static bool IsOutage(Exception failure) =>
        failure is HttpRequestException or IOException or InvalidDataException or TimeoutRejectedException;

    private static string NameOf(RegistryRequest request, int piece) => ExchangeNames.OfReply(request.Id, piece);

    private Uri AddressOf(RegistryRequest request, string rest) => new(_address, $"requests/{request.Id}{rest}");

    private bool IsDue(Guid request)
    {
        lock (_gate)
        {
            return !_notBefore.TryGetValue(request, out var moment) || moment <= _clock.GetUtcNow();
        }
    }

    /// <summary>Asks for a piece.</summary>
    /// <returns>Null if the registry does not answer.</returns>
    private async Task<PieceAnswer?> AskAsync(RegistryRequest request, int piece, CancellationToken cancellation)
    {
        try
        {
            var answer = await _pipeline.ExecuteAsync(stop => new ValueTask<PieceAnswer>(AskOnceAsync(request, piece, stop)), cancellation);
            IsReachable = true;
            return answer;
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            // The others go first: the trouble may be with this request alone.
            Postpone(request.Id, PauseAfterFailure);
            IsReachable = false;
            return null;
        }
    }

    private async Task<PieceAnswer> AskOnceAsync(RegistryRequest request, int piece, CancellationToken cancellation)
    {
        var address = AddressOf(request, string.Create(CultureInfo.InvariantCulture, $"/replies/{piece}"));
        using var answer = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.Accepted:
                Postpone(request.Id, PauseOf(answer.Headers.RetryAfter));
                return new PieceAnswer(null, IsYetToCome: true);
            case HttpStatusCode.NoContent or HttpStatusCode.NotFound:
                return new PieceAnswer(null, IsYetToCome: false);
            default:
                answer.EnsureSuccessStatusCode();
                await using (var body = await answer.Content.ReadAsStreamAsync(cancellation))
                {
                    var content = await MemoryContent.ReadAsync(body, LongestReply, cancellation) ?? throw new InvalidDataException();
                    if (RegistryReplyReader.IsReply(NameOf(request, piece), content))
                    {
                        return new PieceAnswer(content, IsYetToCome: false);
                    }

                    content.Dispose();
                    throw new InvalidDataException();
                }
        }
    }

    private TimeSpan PauseOf(RetryConditionHeaderValue? wish)
    {
        var pause = wish?.Delta ?? wish?.Date - _clock.GetUtcNow() ?? TimeSpan.Zero;
        return pause < LongestPause ? pause : LongestPause;
    }

    private void Postpone(Guid request, TimeSpan pause)
    {
        lock (_gate)
        {
            _notBefore[request] = _clock.GetUtcNow() + pause;
        }
    }

    private sealed record PieceAnswer(MemoryContent? Content, bool IsYetToCome);
}
