using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.MissingNumbers;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Features.Stops;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.MissingNumbers;

/// <summary>A checked register whose insurer's people look for missing numbers.</summary>
internal sealed class MissingDesk : IAsyncDisposable
{
    /// <summary>A welfare office.</summary>
    public const string Office = "12130019";

    private MissingDesk(CheckedRegister register, string insurer) => (Checked, Insurer) = (register, insurer);

    public CheckedRegister Checked { get; }

    public string Insurer { get; }

    public MadeUpRegistry Registry => Checked.Registry;

    public MemberSetup Setup => Checked.Register.Setup;

    public InquiryDesk Inquiries => new(Setup);

    public EyeExamination Eyes => new(Setup);

    public Caller Clerk => StopDesk.CallerOf("tanaka", Role.Clerk, Insurer);

    public Caller Supervisor => StopDesk.CallerOf("sato", Role.Supervisor, Insurer);

    /// <summary>Somebody else who approves.</summary>
    public Caller Another => StopDesk.CallerOf("suzuki", Role.Supervisor, Insurer);

    public static async Task<MissingDesk> OpenAsync(RegisterServer server, string insurer = MadeUpRegister.InsurerNumber)
    {
        var register = await CheckedRegister.CreateAsync(server, settings: new() { Pauses = [TimeSpan.Zero], ReplyTime = TimeSpan.FromHours(1) });
        if (insurer != MadeUpRegister.InsurerNumber)
        {
            await register.Register.AddInsurerAsync(insurer);
        }

        return new MissingDesk(register, insurer);
    }

    /// <summary>What the registry answers to line 1 of a request: the people with these numbers.</summary>
    public static string Hits(string resident, params int[] numbers) => MadeUpRegistry.Piece(
        numbers.Length == 0 ? ["1,0,,0,,,,,,,\n"] : numbers.Select(number => $"1,{numbers.Length},{Number(number)},1,{resident}\n"));

    /// <summary>Hands in a file of the insurer.</summary>
    public async Task TakeInAsync(params string[] lines)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(File(lines.Select(line => line.Replace(MadeUpRegister.InsurerNumber, Insurer, StringComparison.Ordinal))));
        _ = (await new FileReceiver(Setup).ReceiveAsync(Clerk, Insurer, new MemoryStream(content), IntakeChannel.Api, null, CancellationToken.None)).Result;
        Assert.True(Shikaku.Core.Identifiers.InsurerNumber.TryParse(Insurer, true, out var number, out _));
        while (await new IntakeApplication(Setup).RunNextAsync(number, waits: true, CancellationToken.None) is not null)
        {
        }
    }

    /// <summary>A row without number, as <see cref="Line"/> writes it.</summary>
    public static string LineWithout(string member, params string[] cells) => Line(member, ["individual_number=", "acquisition_method=", .. cells]);

    /// <summary>Puts a member without number on the list, asks for the notice, and has the registry asked.</summary>
    public async Task<Guid> InquireAsync(string member, params string[] cells)
    {
        await TakeInAsync(LineWithout(member, cells));
        var entry = await EntryAsync(member);
        await AskNoticeAsync(entry.Id);
        var started = await StartAsync(entry.Id);
        Assert.True(started.Refusal is null, started.Refusal?.Problem.Code);
        await Checked.RunAsync();
        return entry.Id;
    }

    public async Task AskNoticeAsync(Guid entry)
    {
        var asked = await Inquiries.AskNoticeAsync(Clerk, Insurer, entry, null, Setup.Today, CancellationToken.None);
        Assert.True(asked.Refusal is null, asked.Refusal?.Problem.Code);
    }

    public Task<Outcome<InquiryStart>> StartAsync(params Guid[] entries) =>
        Inquiries.StartAsync(Clerk, Insurer, entries, NoticeFailure.NoReply, CancellationToken.None);

    /// <summary>The present entry of a member.</summary>
    public async Task<MissingEntry> EntryAsync(string member)
    {
        var id = Guid.Parse(Assert.Single(await QueryAsync(
            "SELECT entry_id::text FROM register.missing_number WHERE member_id = @member AND upper_inf(recorded) ORDER BY entry_id DESC LIMIT 1", new { member })));
        return (await EntryOfAsync(id)).Content;
    }

    public async Task<StoredMissingEntry> EntryOfAsync(Guid entry)
    {
        Assert.True(Shikaku.Core.Identifiers.InsurerNumber.TryParse(Insurer, true, out var number, out _));
        var change = new Change(Insurer, CheckRegister.Actor, "test");
        await using var transaction = await MemberTransaction.BeginAsync(Setup, number, change, InsurerTurn.Rehearse, CancellationToken.None);
        return Assert.IsType<StoredMissingEntry>(await transaction!.Missing.FindAsync(entry, CancellationToken.None));
    }

    /// <summary>State and last answer of a member's entry, as <c>SentBack S204 Address</c>.</summary>
    public async Task<string> StateAsync(string member) =>
        await EntryAsync(member) is var entry ? $"{entry.State} {entry.AnswerCode} {entry.AnswerItems}".Replace("  ", " ", StringComparison.Ordinal).Trim() : "";

    /// <summary>How the member's qualification is registered: method and the person's number, or null.</summary>
    public async Task<string?> RegisteredAsync(string member) => (await QueryAsync(
        "SELECT coalesce(acquisition_method, '') FROM register.qualification WHERE member_id = @member AND upper_inf(recorded)", new { member })).SingleOrDefault();

    public async Task<string[]> QueryAsync(string sql, object? values = null)
    {
        await using var connection = await Setup.Database.ConnectForAsync(Insurer, CancellationToken.None);
        return [.. await connection.QueryAsync<string>(sql, values)];
    }

    public async Task SetOfficeAsync(WelfareOfficeType type, DateOnly? from = null)
    {
        var offices = new WelfareOffices(Setup.Database, Setup.Ring.AuditSecret, Setup.Tables.Registration, Setup.Clock);
        var set = await offices.SetAsync(StopDesk.Operator, new WelfareOffice(Insurer, type, from ?? Setup.Today), CancellationToken.None);
        Assert.True(set.Refusal is null, set.Refusal?.Problem.Code);
    }

    public ValueTask DisposeAsync() => Checked.DisposeAsync();
}
