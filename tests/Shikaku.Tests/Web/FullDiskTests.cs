using System.Diagnostics;
using System.Net;
using System.Text;
using Shikaku.Tests.Features.Members;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Web;

/// <summary>A private register on a small disk that becomes full: who hands a file in is told, what waits waits on, and all goes on when there is room again.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class FullDiskTests : IAsyncLifetime
{
    private const string Intakes = $"/api/v1/insurers/{MadeUpRegister.InsurerNumber}/intakes";
    private const string Size = "size=320m,mode=0711";
    private const long Mebibyte = 1 << 20;

    private readonly TemporaryFolder _folder = new();
    private bool _isMounted;

    private string Disk => _folder.PathOf("disk");

    private string Ballast => Path.Combine(Disk, "ballast");

    private long Free => new DriveInfo(Disk).AvailableFreeSpace;

    public async ValueTask InitializeAsync()
    {
        System.IO.File.SetUnixFileMode(_folder.Root, System.IO.File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);
        Directory.CreateDirectory(Disk);
        _isMounted = Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", Size, "tmpfs", Disk);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isMounted)
        {
            await RunAsync("umount", "-l", Disk);
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task An_upload_is_refused_a_waiting_file_waits_on_and_both_are_taken_when_there_is_room_again()
    {
        Assert.SkipUnless(_isMounted, "Needs root and leave to mount a small disk.");
        await using var served = await ServedRegister.StartAsync(Path.Combine(Disk, "data"));
        await served.UntilAsync("ready");
        Fill(leave: 80 * Mebibyte);
        await served.UntilAsync("ready");
        using var system = served.System();
        var tooMuch = CsvOf("a", rows: 250_000);
        using (var refused = await system.PostAsync(Intakes, new StringContent(tooMuch, Encoding.UTF8, "text/csv"), TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
            Assert.Contains("WEB.NO_ROOM", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await served.UntilAsync("not ready: storage");
        Assert.Equal(0, await served.AskAsync<long>("SELECT count(*) FROM intake.file"));

        Fill(leave: 0);
        System.IO.File.Delete(Ballast);
        await served.UntilAsync("ready");
        using (var received = await system.PostAsync(Intakes, new StringContent(CsvOf("b", rows: 60_000), Encoding.UTF8, "text/csv"), TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.Accepted, received.StatusCode);
        }

        while (await served.AskAsync<long>("SELECT count(*) FROM intake.progress") == 0)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Fill(leave: 0);
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.StartsWith("not ready: ", await served.ReadyAsync(), StringComparison.Ordinal);
        System.IO.File.Delete(Ballast);
        await served.UntilAsync("ready");
        await served.UntilTakenInAsync();
        Assert.Equal(60_000, await served.AskAsync<long>("SELECT count(*) FROM register.qualification"));
        Assert.Equal(0, await served.AskAsync<long>("SELECT count(*) FROM intake.file WHERE state = 'Failed'"));
        Assert.Empty(await served.ExamineAsync());
        Assert.DoesNotContain("WEB.INTERNAL", await served.LogAsync(), StringComparison.Ordinal);
    }

    private static string CsvOf(string name, int rows) =>
        MemberLines.File(Enumerable.Range(0, rows).Select(row => Line($"{name}{row}", $"individual_number={Number(row)}")));

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    /// <summary>Fills the disk but for so many bytes.</summary>
    private void Fill(long leave)
    {
        using var file = System.IO.File.OpenWrite(Ballast);
        file.Seek(0, SeekOrigin.End);
        var piece = new byte[Mebibyte];
        try
        {
            while (Free > leave)
            {
                file.Write(piece, 0, (int)Math.Min(piece.Length, Free - leave));
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Another was quicker to take the rest.
        }
    }
}
