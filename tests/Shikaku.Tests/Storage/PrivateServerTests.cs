using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Shikaku.Storage.PrivateInstance;

namespace Shikaku.Tests.Storage;

/// <summary>The private server: made, started, joined, stopped, and up again after it was killed.</summary>
public sealed class PrivateServerTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryFolder _folder = new();

    /// <summary>As root, another account runs the server, and its data lie in the folder only if it can come in.</summary>
    public PrivateServerTests() => File.SetUnixFileMode(_folder.Root, OwnerOnly | UnixFileMode.OtherExecute);

    [Fact]
    public async Task What_was_committed_is_there_after_the_next_start_and_no_server_is_left_between()
    {
        await using (var server = await OpenAsync())
        {
            await RunAsync(server, "CREATE TABLE kept (number integer)");
            await RunAsync(server, "INSERT INTO kept VALUES (7)");
        }

        Assert.Empty(Servers());
        await using var next = await OpenAsync();
        Assert.Equal(7, await RunAsync(next, "SELECT number FROM kept"));
    }

    [Fact]
    public async Task It_has_checksums_and_listens_on_no_network()
    {
        await using var server = await OpenAsync();
        Assert.Equal("on", await RunAsync(server, "SHOW data_checksums"));
        Assert.Equal("", await RunAsync(server, "SHOW listen_addresses"));
        Assert.Equal("UTF8", await RunAsync(server, "SHOW server_encoding"));
        Assert.Equal("C", await RunAsync(server, "SELECT datcollate FROM pg_database WHERE datname = current_database()"));
    }

    [Fact]
    public async Task A_second_program_joins_and_leaves_the_server_running()
    {
        await using var server = await OpenAsync();
        await using (var second = await OpenAsync())
        {
            await RunAsync(second, "CREATE TABLE shared (number integer)");
        }

        Assert.Equal(0L, await RunAsync(server, "SELECT count(*) FROM shared"));
    }

    [Fact]
    public async Task It_is_up_again_after_it_was_killed()
    {
        await using var server = await OpenAsync();
        await RunAsync(server, "CREATE TABLE kept AS SELECT 7 AS number");
        var former = Assert.Single(Servers());
        using (var killed = Process.GetProcessById(former))
        {
            killed.Kill();
        }

        await UntilAsync(() => Servers().Any(id => id != former));
        Assert.Equal(7, await UntilAnswersAsync(server, "SELECT number FROM kept"));
    }

    [Fact]
    public async Task The_server_ends_with_the_program_even_if_that_is_killed()
    {
        await (await OpenAsync()).DisposeAsync();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "shikaku"), ["migrate", "--data", _folder.PathOf("data")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        await UntilAsync(() => Servers().Any());
        program.Kill();

        await UntilAsync(() => !Servers().Any());
    }

    [Fact]
    public async Task A_data_folder_that_another_account_cannot_enter_leads_to_one_that_it_can()
    {
        var closed = Directory.CreateDirectory(_folder.PathOf("closed"), OwnerOnly);
        var data = Path.Combine(closed.FullName, "data");
        await using (var server = await PrivateServer.OpenAsync(data, TimeProvider.System, CancellationToken.None))
        {
            Assert.Equal(1, await RunAsync(server, "SELECT 1"));
        }

        var cluster = new FileInfo(Path.Combine(data, "postgres"));
        Assert.Equal(Environment.IsPrivilegedProcess, cluster.LinkTarget is not null);
        if (cluster.LinkTarget is { } outside)
        {
            Directory.Delete(Path.GetDirectoryName(outside)!, recursive: true);
        }
    }

    public void Dispose() => _folder.Dispose();

    private Task<PrivateServer> OpenAsync() => PrivateServer.OpenAsync(_folder.PathOf("data"), TimeProvider.System, CancellationToken.None);

    private static async Task<object?> RunAsync(PrivateServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.AdministratorAddress.ForMigration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> UntilAnswersAsync(PrivateServer server, string sql)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await RunAsync(server, sql);
            }
            catch (NpgsqlException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var tries = 0; !isSo(); tries++)
        {
            Assert.InRange(tries, 0, 3000);
            await Task.Delay(10);
        }
    }

    /// <summary>The servers on this test's folder: their first argument names it.</summary>
    private IEnumerable<int> Servers() =>
        from folder in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        let arguments = ArgumentsOf(folder)
        where arguments is [var program, ..] && program.EndsWith("/postgres", StringComparison.Ordinal) && arguments.Contains(_folder.PathOf("data/postgres"))
        select int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);

    private static string[] ArgumentsOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
