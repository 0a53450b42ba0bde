using System.Diagnostics;
using System.Globalization;
using System.Net;
using Shikaku.Commands;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Residents;

namespace Shikaku.Tests.Features.Residents;

/// <summary>Both ways of the exchange against the simulated registry in a process of its own, with every trouble that it makes.</summary>
public sealed class RegistryExchangeTests : IDisposable
{
    private const int Count = 600;
    private const int Lines = 50;

    private static readonly string[] Troubles = ["--errors", "5", "--partial", "20", "--late", "200", "--garbage", "20"];

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    private string Exchange => _folder.PathOf("exchange");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_number_gets_its_one_answer_through_errors_late_pieces_and_garbage(bool isHttp)
    {
        using var registry = await StartAsync(isHttp, Troubles);
        using var transport = Open(registry, isHttp);
        var inquirer = new Inquirer(transport);
        await inquirer.AskAsync(Enumerable.Range(0, Count + 10).Select(MadeResidents.NumberOf), Lines, _limit.Token);
        AssertAnswers(inquirer);
        Assert.True(inquirer.Requests > (Count + 10 + Lines - 1) / Lines, "Lines with errors were asked again.");
        Assert.Equal(0, inquirer.Repeated);
        Assert.Empty(inquirer.Problems);
        Assert.Equal(isHttp, inquirer.Refused.Count == 0);
        AssertNothingLeft();
        await AssertEndsSilentlyAsync(registry);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_outage_delays_and_loses_nothing(bool isHttp)
    {
        using var registry = await StartAsync(isHttp, "--outage", "0,3");
        using var transport = Open(registry, isHttp);
        var inquirer = new Inquirer(transport);
        var started = Stopwatch.StartNew();
        await inquirer.AskAsync(Enumerable.Range(0, Count).Select(MadeResidents.NumberOf), Lines, _limit.Token);
        AssertAnswers(inquirer);
        Assert.InRange(started.Elapsed, TimeSpan.FromSeconds(1.5), TimeSpan.FromMinutes(1));
        Assert.Equal(Count / Lines, inquirer.Requests);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_registry_that_is_killed_and_comes_back_answers_everything(bool isHttp)
    {
        var port = isHttp ? FreePort() : 0;
        var registry = await StartAsync(isHttp, port, "--delay", "100", "--partial", "50", "--late", "300");
        using var transport = Open(registry, isHttp);
        var rounds = 0;
        var kills = 0;
        var inquirer = new Inquirer(transport)
        {
            Round = async () =>
            {
                if (++rounds % (isHttp ? 1 : 20) == 0 && kills < 3)
                {
                    kills++;
                    registry.Kill();
                    registry.Dispose();
                    registry = await StartAsync(isHttp, port, "--delay", "100", "--partial", "50", "--late", "300");
                }
            },
        };
        await inquirer.AskAsync(Enumerable.Range(0, Count).Select(MadeResidents.NumberOf), Lines, _limit.Token);
        registry.Dispose();
        Assert.InRange(kills, 1, 3);
        AssertAnswers(inquirer);
        Assert.Empty(inquirer.Problems);
    }

    [Theory]
    [InlineData(false, InquiryKind.Items)]
    [InlineData(true, InquiryKind.Items)]
    [InlineData(false, InquiryKind.FourItems)]
    [InlineData(true, InquiryKind.FourItems)]
    internal async Task By_five_or_four_items_the_one_person_or_each_of_several_is_found_and_a_stranger_is_not(bool isHttp, InquiryKind kind)
    {
        const int Twin = Count + 5;
        using var registry = await StartAsync(isHttp, FreePort(), Twin, "--changed-numbers", "0");
        using var transport = Open(registry, isHttp);
        using var writer = new RegistryRequestWriter(kind);
        writer.Add(MadeResidents.ItemsOf(7));
        writer.Add(MadeResidents.ItemsOf(0));
        writer.Add(MadeResidents.ItemsOf(Count + 1));
        Assert.Equal(
            [$"1 1 {MadeResidents.NumberOf(7)}", $"2 2 {MadeResidents.NumberOf(0)}", $"2 2 {MadeResidents.NumberOf(Twin)}", "3 0 "],
            await AnswersOfAsync(transport, new RegistryRequest(Guid.CreateVersion7(), kind), writer));
    }

    [Fact]
    public async Task A_changed_number_is_not_known_any_more_and_the_new_one_is_found_by_the_five_items()
    {
        using var registry = await StartAsync(isHttp: true, "--changed-numbers", "100");
        using var transport = Open(registry, isHttp: true);
        using var items = new RegistryRequestWriter(InquiryKind.Items);
        items.Add(MadeResidents.ItemsOf(7));
        var request = new RegistryRequest(Guid.CreateVersion7(), InquiryKind.Items);
        Assert.Equal(SendResult.Sent, await transport.SendAsync(request, items.Content, _limit.Token));
        IndividualNumber present = default;
        await foreach (var arrival in transport.ReceiveAsync([new AwaitedRequest(request, 0)], _limit.Token))
        {
            using var reader = RegistryReplyReader.Open(arrival.Reply!)!;
            foreach (var row in reader)
            {
                present = row.Number;
            }
        }

        Assert.False(present.IsNone);
        Assert.NotEqual(MadeResidents.NumberOf(7), present);
        using var numbers = new RegistryRequestWriter(InquiryKind.Number);
        numbers.Add(MadeResidents.NumberOf(7));
        numbers.Add(present);
        Assert.Equal(["1 0 ", $"2 1 {present}"], await AnswersOfAsync(transport, new RegistryRequest(Guid.CreateVersion7(), InquiryKind.Number), numbers));
    }

    [Fact]
    public async Task The_registry_lays_its_replies_down_for_their_owner_alone()
    {
        using var registry = await StartAsync(isHttp: false);
        using var transport = Open(registry, isHttp: false);
        using var writer = new RegistryRequestWriter(InquiryKind.Number);
        writer.Add(MadeResidents.NumberOf(1));
        var request = new RegistryRequest(Guid.CreateVersion7(), InquiryKind.Number);
        await transport.SendAsync(request, writer.Content, _limit.Token);
        var reply = Path.Combine(Exchange, "replies", $"{request.Id}.1.csv");
        while (!File.Exists(reply))
        {
            await Task.Delay(5, _limit.Token);
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(reply));
    }

    [Fact]
    public async Task Over_http_the_same_content_is_taken_twice_and_another_one_refused()
    {
        using var registry = await StartAsync(isHttp: true);
        using var transport = Open(registry, isHttp: true);
        var request = new RegistryRequest(Guid.CreateVersion7(), InquiryKind.Number);
        using var writer = new RegistryRequestWriter(InquiryKind.Number);
        writer.Add(MadeResidents.NumberOf(1));
        Assert.Equal(SendResult.Sent, await transport.SendAsync(request, writer.Content, _limit.Token));
        Assert.Equal(SendResult.Sent, await transport.SendAsync(request, writer.Content, _limit.Token));
        Assert.Equal(SendResult.Refused, await transport.SendAsync(request with { Kind = InquiryKind.Items }, writer.Content, _limit.Token));
        writer.Add(MadeResidents.NumberOf(2));
        Assert.Equal(SendResult.Refused, await transport.SendAsync(request, writer.Content, _limit.Token));
        Assert.True(transport.IsReachable);
    }

    [Fact]
    public async Task A_registry_that_is_not_there_is_unavailable()
    {
        using var transport = new HttpTransport(new Uri($"http://127.0.0.1:{FreePort()}/"), TimeProvider.System);
        using var writer = new RegistryRequestWriter(InquiryKind.Number);
        writer.Add(MadeResidents.NumberOf(1));
        var request = new RegistryRequest(Guid.CreateVersion7(), InquiryKind.Number);
        Assert.Equal(SendResult.Unavailable, await transport.SendAsync(request, writer.Content, _limit.Token));
        Assert.False(transport.IsReachable);
        await foreach (var arrival in transport.ReceiveAsync([new AwaitedRequest(request, 0)], _limit.Token))
        {
            Assert.Fail($"{arrival.Request.Id} came from nowhere.");
        }
    }

    [Fact]
    public async Task A_second_registry_at_the_same_port_is_told_so()
    {
        var port = FreePort();
        using var first = await StartAsync(isHttp: true, port);
        using var second = ProgramProcess.Start("residents", "serve", "--file", _folder.PathOf("residents.csv"), "--port", Text(port));
        var (code, _, error) = await second.EndAsync();
        Assert.Equal(ExitCode.InputUnusable, code);
        Assert.StartsWith("--port: 待ち受けを始められません。", error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _limit.Dispose();
        _folder.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AssertAnswers(Inquirer inquirer) => Assert.All(
        inquirer.Answers,
        answer => Assert.Equal(
            Enumerable.Range(0, Count).Where(resident => MadeResidents.NumberOf(resident) == answer.Key).Select(MadeResidents.KanjiOf).SingleOrDefault(""), answer.Value));

    private async Task<List<string>> AnswersOfAsync(IRegistryTransport transport, RegistryRequest request, RegistryRequestWriter writer)
    {
        Assert.Equal(SendResult.Sent, await transport.SendAsync(request, writer.Content, _limit.Token));
        var answers = new List<string>();
        var lines = new RequestLines(request.Kind, writer.Lines);
        while (lines.Open > 0)
        {
            await foreach (var arrival in transport.ReceiveAsync([new AwaitedRequest(request, 0)], _limit.Token))
            {
                if (arrival.Reply is { } reply)
                {
                    using var reader = RegistryReplyReader.Open(reply)!;
                    foreach (var row in reader)
                    {
                        Assert.Equal(RegistryReplyProblem.None, lines.Take(row));
                        answers.Add($"{row.Line} {row.Hits} {row.Number}");
                    }

                    await reply.AcknowledgeAsync(_limit.Token);
                }
            }

            await Task.Delay(5, _limit.Token);
        }

        return answers;
    }

    /// <summary>Whoever takes everything in leaves nothing but what was refused.</summary>
    private void AssertNothingLeft() => Assert.Empty(
        Directory.Exists(Exchange) ? Directory.EnumerateFiles(Exchange, "*", SearchOption.AllDirectories).Where(path => !path.Contains("refused", StringComparison.Ordinal)) : []);

    /// <summary>It has said when it was ready, and nothing since.</summary>
    private static async Task AssertEndsSilentlyAsync(RegistryProcess registry)
    {
        var (code, output, error) = await registry.EndAsync();
        Assert.Equal((ExitCode.Done, "", ""), (code, output, error));
    }

    private Task<RegistryProcess> StartAsync(bool isHttp, params string[] options) => StartAsync(isHttp, 0, options);

    private Task<RegistryProcess> StartAsync(bool isHttp, int port, params string[] options) => StartAsync(isHttp, port, -1, options);

    private Task<RegistryProcess> StartAsync(bool isHttp, int port, int twinOfFirst, params string[] options)
    {
        var residents = MadeResidents.Write(_folder, Count, twinOfFirst);
        return RegistryProcess.StartAsync(residents, [.. isHttp ? (string[])["--port", Text(port)] : ["--exchange", Exchange], .. options]);
    }

    private IRegistryTransport Open(RegistryProcess registry, bool isHttp) => isHttp
        ? new HttpTransport(registry.Address, TimeProvider.System)
        : new FileTransport(ExchangeFolder.Open(Exchange), TimeProvider.System);
}
