using System.Diagnostics;
using System.Globalization;

namespace Shikaku.Tests.Features.Intake;

/// <summary>The server, killed at moments spread over its work on a received file, by turns itself and its PostgreSQL: nothing is lost, nothing is taken in twice.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class ServeKillTests : IDisposable
{
    private readonly KilledRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task Received_files_are_applied_once_whoever_is_killed_and_when()
    {
        await _register.MakeAsync();
        var serve = await StartAsync();
        try
        {
            var begin = Stopwatch.GetTimestamp();
            await _register.ReceiveAsync(0);
            await _register.WaitAsync(1);
            var duration = Stopwatch.GetElapsedTime(begin);
            for (var kill = 1; kill <= KilledRegister.Kills; kill++)
            {
                await _register.ReceiveAsync(kill);
                await Task.Delay(duration * kill / (2 * KilledRegister.Kills), TestContext.Current.CancellationToken);
                if (kill % 2 == 1)
                {
                    serve.Signal(ProgramProcess.Kill);
                    serve.Dispose();
                    serve = await StartAsync();
                }
                else
                {
                    KillPostgres();
                }

                await _register.WaitAsync(kill + 1);
            }
        }
        finally
        {
            serve.Dispose();
        }

        await _register.AssertWholeAsync(KilledRegister.Kills + 1);
    }

    private async Task<ProgramProcess> StartAsync()
    {
        var serve = ProgramProcess.Start("serve", "--data", _register.Data, "--urls", "http://127.0.0.1:0");
        while (await serve.ReadMessageAsync() is { } message && !message.EndsWith(" で待ち受けています。", StringComparison.Ordinal))
        {
        }

        return serve;
    }

    private void KillPostgres()
    {
        var file = Path.Combine(_register.Data, "postgres", "postmaster.pid");
        using var server = Process.GetProcessById(int.Parse(System.IO.File.ReadLines(file).First(), CultureInfo.InvariantCulture));
        server.Kill();
    }
}
