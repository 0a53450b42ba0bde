using System.Diagnostics;
using Shikaku.Tests.Features.Members;

namespace Shikaku.Tests.Features.Intake;

/// <summary>
/// <c>shikaku import</c>, killed at moments spread over its run and started again, with the program's own PostgreSQL dying beside it: every file is in the register once,
/// and the register is that of an undisturbed run.
/// </summary>
[Collection(nameof(MeasuredAlone))]
public sealed class ImportKillTests : IDisposable
{
    private readonly KilledRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task What_was_killed_and_started_again_is_as_if_nothing_had_been()
    {
        await _register.MakeAsync();
        var begin = Stopwatch.GetTimestamp();
        await ImportAsync(0);
        var duration = Stopwatch.GetElapsedTime(begin);
        for (var kill = 1; kill <= KilledRegister.Kills; kill++)
        {
            using (var process = StartImport(kill))
            {
                await Task.Delay(duration * kill / (KilledRegister.Kills + 1), TestContext.Current.CancellationToken);
                process.Signal(ProgramProcess.Kill);
                await process.EndAsync();
            }

            await ImportAsync(kill);
        }

        await _register.AssertWholeAsync(KilledRegister.Kills + 1);
    }

    private ProgramProcess StartImport(int file) =>
        ProgramProcess.Start("import", _register.WriteFile(file), "--insurer", MadeUpRegister.InsurerNumber, "--data", _register.Data);

    private async Task ImportAsync(int file)
    {
        using var process = StartImport(file);
        var (code, output, error) = await process.EndAsync();
        Assert.True(code == 0, error);

        // Of a file that had been received before the kill, the first line says so.
        Assert.Contains(output.Split('\n'), line => line.StartsWith($"{KilledRegister.Members} 行: 追加 ", StringComparison.Ordinal));
    }
}
