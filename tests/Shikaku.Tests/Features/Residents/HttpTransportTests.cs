using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Shikaku.Features.Residents;

namespace Shikaku.Tests.Features.Residents;

/// <summary>The exchange over HTTP with servers that do what they should not.</summary>
public sealed class HttpTransportTests
{
    private static readonly RegistryRequest First = new(Guid.CreateVersion7(), InquiryKind.Number);
    private static readonly RegistryRequest Second = new(Guid.CreateVersion7(), InquiryKind.Number);

    [Fact]
    public async Task A_piece_is_asked_for_again_after_an_error_a_cut_body_and_garbage()
    {
        var asked = 0;
        await using var server = await ServeAsync(context => ++asked switch
        {
            1 => AnswerAsync(context, StatusCodes.Status500InternalServerError, ""),
            2 => CutAsync(context),
            3 => AnswerAsync(context, StatusCodes.Status200OK, "<html>"),
            4 => AnswerAsync(context, StatusCodes.Status200OK, ReplyText.Header + ReplyText.None(1) + "\n"),
            _ => AnswerAsync(context, StatusCodes.Status204NoContent, ""),
        });
        using var transport = Open(server);
        Assert.Equal(["1 piece 1 with 1 rows", "1 end"], await ReceiveAsync(transport, First));
        Assert.Equal(5, asked);
        Assert.True(transport.IsReachable);
    }

    [Fact]
    public async Task A_request_that_never_gets_a_right_reply_does_not_hold_up_the_others()
    {
        await using var server = await ServeAsync(context => context.Request.Path.Value!.Contains($"{First.Id}", StringComparison.Ordinal)
            ? AnswerAsync(context, StatusCodes.Status200OK, "garbage")
            : AnswerAsync(context, StatusCodes.Status202Accepted, ""));
        using var transport = Open(server);
        Assert.Empty(await ReceiveAsync(transport, First, Second));
        Assert.False(transport.IsReachable);
        Assert.Empty(await ReceiveAsync(transport, First, Second));
        Assert.True(transport.IsReachable);
    }

    [Fact]
    public async Task A_piece_that_is_not_acknowledged_comes_again()
    {
        await using var server = await ServeAsync(context => AnswerAsync(context, StatusCodes.Status200OK, ReplyText.Header + ReplyText.None(1) + "\n"));
        using var transport = Open(server);
        for (var round = 0; round < 2; round++)
        {
            await foreach (var arrival in transport.ReceiveAsync([new AwaitedRequest(First, 4)], CancellationToken.None))
            {
                Assert.Equal(5, arrival.Reply!.Piece);
            }
        }
    }

    [Theory]
    [InlineData(StatusCodes.Status302Found)]
    [InlineData(StatusCodes.Status307TemporaryRedirect)]
    [InlineData(StatusCodes.Status400BadRequest)]
    [InlineData(StatusCodes.Status401Unauthorized)]
    [InlineData(StatusCodes.Status404NotFound)]
    [InlineData(StatusCodes.Status409Conflict)]
    public async Task What_a_server_will_not_take_is_refused_at_once_and_numbers_follow_no_redirection(int status)
    {
        var asked = 0;
        await using var server = await ServeAsync(context =>
        {
            asked++;
            context.Response.Headers.Location = "/elsewhere";
            return AnswerAsync(context, status, "");
        });
        using var transport = Open(server);
        using var writer = new RegistryRequestWriter(InquiryKind.Number);
        writer.Add(MadeResidents.NumberOf(1));
        Assert.Equal(SendResult.Refused, await transport.SendAsync(First, writer.Content, CancellationToken.None));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task The_wish_for_a_pause_is_kept()
    {
        var asked = 0;
        await using var server = await ServeAsync(context =>
        {
            asked++;
            context.Response.Headers.RetryAfter = "30";
            return AnswerAsync(context, StatusCodes.Status202Accepted, "");
        });
        var clock = new ManualClock();
        using var transport = new HttpTransport(AddressOf(server), clock);
        Assert.Empty(await ReceiveAsync(transport, First));
        Assert.Empty(await ReceiveAsync(transport, First));
        Assert.Equal(1, asked);
        clock.Pass(TimeSpan.FromSeconds(30));
        Assert.Empty(await ReceiveAsync(transport, First));
        Assert.Equal(2, asked);
    }

    private static async Task<List<string>> ReceiveAsync(HttpTransport transport, params RegistryRequest[] requests)
    {
        var seen = new List<string>();
        await foreach (var arrival in transport.ReceiveAsync([.. requests.Select(request => new AwaitedRequest(request, 0))], CancellationToken.None))
        {
            var place = Array.IndexOf(requests, arrival.Request) + 1;
            if (arrival.Reply is not { } reply)
            {
                seen.Add($"{place} end");
                continue;
            }

            var rows = 0;
            using var reader = RegistryReplyReader.Open(reply)!;
            foreach (var row in reader)
            {
                rows += row.Problem == RegistryReplyProblem.None ? 1 : 0;
            }

            seen.Add($"{place} piece {reply.Piece} with {rows} rows");
            await reply.AcknowledgeAsync(CancellationToken.None);
        }

        return seen;
    }

    private static async Task<WebApplication> ServeAsync(RequestDelegate serve)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(serve);
        await server.StartAsync();
        return server;
    }

    private static Uri AddressOf(WebApplication server) => new(server.Urls.First() + "/");

    private static HttpTransport Open(WebApplication server) => new(AddressOf(server), TimeProvider.System);

    private static async Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    }

    private static async Task CutAsync(HttpContext context)
    {
        context.Response.ContentLength = 1_000;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(ReplyText.Header));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
