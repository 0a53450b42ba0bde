using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shikaku.Commands;
using Shikaku.Files;

namespace Shikaku.Features.Residents.Simulation;

/// <summary>The registry's side of the exchange over HTTP, on the loopback interface. What it was asked lives in its memory alone. It logs nothing.</summary>
internal sealed class HttpRegistry : IAsyncDisposable
{
    private const long LongestRequest = 1L << 27;

    private readonly SimulatorOptions _options;
    private readonly Chance _chance;
    private readonly Func<InquiryAnswers> _makeAnswers;
    private readonly Outage _outage;
    private readonly TimeProvider _clock;
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<Guid, StoredInquiry> _inquiries = new();
    private readonly ConcurrentBag<InquiryAnswers> _idle = [];
    private long _requests;

    private HttpRegistry(SimulatorOptions options, Chance chance, Func<InquiryAnswers> makeAnswers, Outage outage, TimeProvider clock)
    {
        (_options, _chance, _makeAnswers, _outage, _clock) = (options, chance, makeAnswers, outage, clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestRequest;
        }).UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Port}"));
        builder.Services.AddRouting();
        _application = builder.Build();
        _application.Use(FailAsync);
        _application.MapPut("/requests/{id:guid}", (RequestDelegate)TakeAsync);
        _application.MapGet("/requests/{id:guid}/replies/{piece:int}", (RequestDelegate)GiveAsync);
        _application.MapDelete("/requests/{id:guid}", (RequestDelegate)ForgetAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address => _application.Urls.First();

    /// <summary>Starts to listen.</summary>
    /// <param name="options">What the registry does.</param>
    /// <param name="chance">Decides.</param>
    /// <param name="makeAnswers">Makes what answers, one for each request that is answered at the same time.</param>
    /// <param name="outage">When it does not.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UnusableInputException">The port is taken.</exception>
    public static async Task<HttpRegistry> StartAsync(
        SimulatorOptions options, Chance chance, Func<InquiryAnswers> makeAnswers, Outage outage, TimeProvider clock, CancellationToken cancellation)
    {
        var registry = new HttpRegistry(options, chance, makeAnswers, outage, clock);
        try
        {
            await registry._application.StartAsync(cancellation);
            return registry;
        }
        catch (IOException failure)
        {
            await registry.DisposeAsync();
            throw new UnusableInputException("--port: 待ち受けを始められません。ほかのプログラムが同じ番号を使っていないか確かめてください。", failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        foreach (var inquiry in _inquiries.Values)
        {
            inquiry.Forget();
        }
    }

    private static Guid IdOf(HttpContext context) => Guid.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);

    /// <summary>Fails as asked: the connection is cut or a proxy answers in an outage, and single requests fail in the server.</summary>
    private async Task FailAsync(HttpContext context, RequestDelegate next)
    {
        var request = (ulong)Interlocked.Increment(ref _requests);
        if (_outage.IsNow)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            if (request % 2 == 0)
            {
                context.Abort();
            }
        }
        else if (_chance.Happens(_options.Errors, ChanceOf.ServerError, request))
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else
        {
            await next(context);
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        var id = IdOf(context);
        if (!ExchangeNames.TryReadKind((string?)context.Request.Query["kind"], out var kind)
            || await MemoryContent.ReadAsync(context.Request.Body, LongestRequest, context.RequestAborted) is not { } content)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var digest = DigestOf(content);
        if (InquiryFile.Open(kind, content) is not { } inquiries)
        {
            content.Dispose();
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var made = new StoredInquiry(inquiries, digest, _clock.GetTimestamp(), PlannedPiece.Plan(id, _options, _chance, withGarbage: false));
        var stored = _inquiries.GetOrAdd(id, made);
        if (stored != made)
        {
            made.Forget();
        }

        context.Response.StatusCode = stored == made
            ? StatusCodes.Status201Created
            : stored.Digest == digest && stored.Kind == kind ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
    }

    private async Task GiveAsync(HttpContext context)
    {
        var id = IdOf(context);
        var number = int.Parse((string)context.Request.RouteValues["piece"]!, CultureInfo.InvariantCulture);
        if (!_inquiries.TryGetValue(id, out var inquiry))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (inquiry.Pieces.FirstOrDefault(planned => planned.Number == number) is not { } piece)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        if (piece.Due - _clock.GetElapsedTime(inquiry.Arrival) is { Ticks: > 0 } wait)
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.Headers.RetryAfter = ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return;
        }

        var lines = inquiry.IsFirstAsk(number) && _chance.Happens(_options.Garbage, ChanceOf.Garbage, Chance.KeyOf(id)) ? LineChoice.Garbage : piece.Lines;
        await AnswerAsync(context, id, inquiry, lines);
    }

    private async Task AnswerAsync(HttpContext context, Guid id, StoredInquiry inquiry, LineChoice lines)
    {
        var answers = _idle.TryTake(out var idle) ? idle : _makeAnswers();
        try
        {
            if (inquiry.Read(file => new Answer(answers.Answer(id, file, lines))) is not { } answer)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = "text/csv; charset=utf-8";
            context.Response.ContentLength = answer.Content.Length;
            await context.Response.Body.WriteAsync(answer.Content, context.RequestAborted);
        }
        finally
        {
            _idle.Add(answers);
        }
    }

    private Task ForgetAsync(HttpContext context)
    {
        if (_inquiries.TryRemove(IdOf(context), out var inquiry))
        {
            inquiry.Forget();
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static string DigestOf(MemoryContent content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var offset = 0L; content.Read(buffer, offset) is > 0 and var read; offset += read)
        {
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private sealed record Answer(ReadOnlyMemory<byte> Content);
}
