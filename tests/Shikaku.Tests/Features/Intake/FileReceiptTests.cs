using System.Text;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Intake;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Intake;

/// <summary>A file is received whole or not at all, and once.</summary>
public sealed class FileReceiptTests(RegisterServer server) : IAsyncLifetime
{
    private static readonly string Csv = File(Line("m1"));

    private MadeUpRegister _register = null!;

    public async ValueTask InitializeAsync() => _register = await MadeUpRegister.CreateAsync(server);

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Fact]
    public async Task The_same_content_is_taken_once()
    {
        var first = (await _register.TryReceiveAsync(Csv)).Result;
        var second = (await _register.TryReceiveAsync(Csv)).Result;
        Assert.Equal((first.Id, true, false), (second.Id, first.IsNew, second.IsNew));
    }

    [Fact]
    public async Task The_same_content_at_the_same_time_is_taken_once()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _register.TryReceiveAsync(Csv)));
        Assert.Single(receipts.Select(receipt => receipt.Result.Id).Distinct());
        Assert.Equal(1, receipts.Count(receipt => receipt.Result.IsNew));
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(*) FROM intake.file"));
    }

    [Fact]
    public async Task A_request_sent_again_gives_the_first_receipt()
    {
        var first = (await _register.TryReceiveAsync(Csv, "request-1")).Result;
        var second = (await _register.TryReceiveAsync(Csv, "request-1")).Result;
        Assert.Equal((first.Id, false), (second.Id, second.IsNew));
    }

    [Fact]
    public async Task A_request_key_with_other_content_is_refused()
    {
        await _register.TryReceiveAsync(Csv, "request-1");
        var second = await _register.TryReceiveAsync(File(Line("m2")), "request-1");
        Assert.Equal(Problems.RequestKeyReused, second.Refusal?.Problem);
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(*) FROM intake.file"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("request-1")]
    public async Task A_key_sent_with_known_content_names_that_content_from_then_on(string? firstKey)
    {
        var first = (await _register.TryReceiveAsync(Csv, firstKey)).Result;
        for (var times = 0; times < 2; times++)
        {
            var again = (await _register.TryReceiveAsync(Csv, "request-2")).Result;
            Assert.Equal((first.Id, false), (again.Id, again.IsNew));
        }

        Assert.Equal(Problems.RequestKeyReused, (await _register.TryReceiveAsync(File(Line("m2")), "request-2")).Refusal?.Problem);
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(*) FROM intake.request_key WHERE request_key = 'request-2'"));
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(*) FROM audit.change WHERE operation = 'intake.receive_again'"));
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(DISTINCT intake_id) FROM vault.file_part"));
    }

    [Fact]
    public async Task Of_one_key_with_two_contents_at_the_same_time_one_is_refused()
    {
        await _register.TryReceiveAsync(Csv);
        await _register.TryReceiveAsync(File(Line("m2")));
        var receipts = await Task.WhenAll(_register.TryReceiveAsync(Csv, "request-1"), _register.TryReceiveAsync(File(Line("m2")), "request-1"));
        Assert.Equal(Problems.RequestKeyReused, Assert.Single(receipts, receipt => receipt.Refusal is not null).Refusal!.Problem);
    }

    [Fact]
    public async Task Of_a_file_that_breaks_off_nothing_stays()
    {
        var receiver = new FileReceiver(_register.Setup);
        await Assert.ThrowsAsync<IOException>(() => receiver.ReceiveAsync(
            MadeUpRegister.Clerk, MadeUpRegister.InsurerNumber, new BrokenStream(3 << 20), IntakeChannel.Page, null, CancellationToken.None));
        Assert.Equal(0, await _register.AskAsync<long>("SELECT (SELECT count(*) FROM intake.file) + (SELECT count(*) FROM vault.file_part)"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_leaves_nothing()
    {
        var receiver = new FileReceiver(_register.Setup, mostBytes: 3 << 20);
        var received = await receiver.ReceiveAsync(
            MadeUpRegister.Clerk, MadeUpRegister.InsurerNumber, new MemoryStream(new byte[4 << 20]), IntakeChannel.Page, null, CancellationToken.None);
        Assert.Equal(Problems.FileTooLarge, received.Refusal?.Problem);
        Assert.Equal(0, await _register.AskAsync<long>("SELECT (SELECT count(*) FROM intake.file) + (SELECT count(*) FROM vault.file_part)"));
    }

    [Fact]
    public async Task An_empty_file_is_refused() => Assert.Equal(Problems.FileEmpty, (await _register.TryReceiveAsync("")).Refusal?.Problem);

    [Fact]
    public async Task Another_insurer_is_not_found_and_another_role_not_allowed()
    {
        await _register.AddInsurerAsync("01040013");
        Assert.Equal(Problems.NotFound, (await _register.TryReceiveAsync(Csv, insurer: "01040013")).Refusal?.Problem);
        var reader = MadeUpRegister.Clerk with { Rights = Right.ViewIntakes };
        Assert.Equal(Problems.NotAllowed, (await _register.TryReceiveAsync(Csv, caller: reader)).Refusal?.Problem);
        var other = new Caller(new Actor(ActorKind.Person, "satō"), "01040013", OrganisationKind.Insurer, Rights.Of(Role.Supervisor));
        var intake = await _register.ReceiveAsync(Csv);
        var queries = new IntakeQueries(_register.Setup.Database);
        Assert.Equal(Problems.NotFound, (await queries.FindAsync(other, MadeUpRegister.InsurerNumber, intake, CancellationToken.None)).Refusal?.Problem);
        Assert.Equal(Problems.NotFound, (await queries.FindAsync(other, "01040013", intake, CancellationToken.None)).Refusal?.Problem);
    }

    [Theory]
    [InlineData("99999999")]
    [InlineData("06130489")]
    [InlineData("33120015")]
    [InlineData("' OR 1=1 --")]
    public async Task An_insurer_that_the_register_does_not_know_is_not_found(string insurer)
    {
        var received = await _register.TryReceiveAsync(Csv, caller: Caller.OfCommand(), insurer: insurer);
        Assert.Equal(Problems.NotFound, received.Refusal?.Problem);
    }

    [Fact]
    public async Task The_waiting_file_cannot_be_read_without_the_key()
    {
        await _register.ReceiveAsync(Csv);
        var stored = await _register.AskAsync<byte[]>("SELECT sealed FROM vault.file_part");
        Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Number(1))));

        // Long enough not to occur in sealed bytes by chance.
        Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes("東京都千代田区麹町")));
    }

    /// <summary>A connection that is cut after some bytes.</summary>
    private sealed class BrokenStream(int bytes) : MemoryStream
    {
        private int _left = bytes;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left <= 0)
            {
                throw new IOException("cut");
            }

            var read = Math.Min(buffer.Length, Math.Min(_left, 1 << 16));
            _left -= read;
            return ValueTask.FromResult(read);
        }
    }
}
