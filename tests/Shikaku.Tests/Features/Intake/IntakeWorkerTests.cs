using Shikaku.Features.Accounts;
using Shikaku.Features.Intake;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Intake;

/// <summary>The server takes waiting files in by itself.</summary>
public sealed class IntakeWorkerTests(RegisterServer server)
{
    [Fact]
    public async Task What_waits_at_the_start_and_what_comes_later_of_several_insurers_is_taken_in()
    {
        string[] insurers = [MadeUpRegister.InsurerNumber, "01040013", "33120015"];
        await using var register = await MadeUpRegister.CreateAsync(server);
        await register.AddInsurerAsync(insurers[1]);
        await register.AddInsurerAsync(insurers[2]);
        await register.ReceiveAsync(File(Line("m1")));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var failures = new List<Exception>();
        var work = new IntakeWorker(register.Setup, 2, failures.Add).RunAsync(stop.Token);
        foreach (var insurer in insurers.Skip(1))
        {
            var received = await register.TryReceiveAsync(File(Line("m1", $"insurer_number={insurer}")), caller: Caller.OfCommand(), insurer: insurer);
            Assert.True(received.Result.IsNew);
        }

        while (await register.AskAsync<long>("SELECT count(*) FROM intake.file WHERE state = 'Applied'") < insurers.Length)
        {
            Assert.Empty(failures);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        await work;
        Assert.Equal(insurers.Length, await register.AskAsync<long>("SELECT count(*) FROM register.qualification"));
    }
}
