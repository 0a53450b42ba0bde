using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Web.Refusals;

/// <summary>Turns what went wrong into an answer that says no more than the user may know: a status without a body, an exception, a lost database.</summary>
internal sealed partial class Failures(RequestDelegate next, ILogger<Failures> logger)
{
    private const int FirstStatus = 400;

    /// <summary>Answers one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            var response = context.Response;
            if (response is { HasStarted: false, StatusCode: >= FirstStatus, ContentType: null, ContentLength: null })
            {
                await RefusalAnswer.WriteAsync(context, new Refusal(OfStatus(response.StatusCode, context)));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception failure)
        {
            var problem = OfException(failure, context);
            if (problem.Status >= Problems.Internal.Status)
            {
                LogFailure(failure, problem.Code);
            }

            if (context.Response.HasStarted)
            {
                // Half an answer must not pass for a whole one.
                context.Abort();
                return;
            }

            context.Response.Clear();
            await RefusalAnswer.WriteAsync(context, new Refusal(problem));
        }
    }

    private static Problem OfException(Exception failure, HttpContext context) => failure switch
    {
        BadHttpRequestException bad => OfStatus(bad.StatusCode, context),
        AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => OfStatus(bad.StatusCode, context),
        AntiforgeryValidationException => Problems.BadRequest,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Problems.NoRoom,
        NpgsqlException lost when DatabaseFailure.IsOfConnection(lost) => Problems.Unavailable,
        MissingKeyException => Problems.KeyMissing,
        OperationCanceledException => Problems.TimedOut,
        _ => Problems.Internal,
    };

    private static Problem OfStatus(int status, HttpContext context) => status switch
    {
        StatusCodes.Status401Unauthorized => Api.Has(context.Request) ? Problems.ApiKeyRefused : Problems.SessionEnded,
        StatusCodes.Status403Forbidden => Problems.NotAllowed,
        StatusCodes.Status404NotFound => Problems.NotFound,
        StatusCodes.Status405MethodNotAllowed => Problems.WrongMethod,
        StatusCodes.Status409Conflict => Problems.Conflict,
        StatusCodes.Status413PayloadTooLarge => Problems.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => Problems.WrongType,
        StatusCodes.Status429TooManyRequests => Problems.TooManyRequests,
        StatusCodes.Status503ServiceUnavailable => Problems.Unavailable,
        StatusCodes.Status504GatewayTimeout => Problems.TimedOut,
        < 500 => Problems.BadRequest,
        _ => Problems.Internal,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Code}")]
    private partial void LogFailure(Exception failure, string code);
}
