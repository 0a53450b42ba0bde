using System.Security.Cryptography;
using System.Text;
using Shikaku.Commands;
using Shikaku.Storage.Database;

namespace Shikaku.Storage.PrivateInstance;

/// <summary>The folder in which a private server keeps its data. It is made under a working name, so that a kill leaves no half-made one.</summary>
/// <param name="account">The account that runs the server.</param>
/// <param name="path">The folder.</param>
internal sealed class ClusterFolder(ServerAccount account, string path)
{
    /// <summary>The superuser of a private server; used once, to make the register's roles and database.</summary>
    public const string Superuser = "shikaku_admin";

    private const string Name = "postgres";
    private const string RootsFolder = "/var/lib/shikaku";
    private const string WorkingSuffix = ".new-";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The folder itself.</summary>
    public string Path { get; } = path;

    /// <summary>Whether a private instance has data in its folder.</summary>
    public static bool Exists(string data) => Directory.Exists(System.IO.Path.Combine(data, Name));

    /// <summary>Chooses the place for the data of a private instance.</summary>
    /// <param name="account">The account that runs the server.</param>
    /// <param name="data">The instance's own folder; it is made if it is missing.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ClusterFolder> ChooseAsync(ServerAccount account, string data, CancellationToken cancellation)
    {
        Directory.CreateDirectory(data, account.Name is null ? OwnerOnly : Passable);
        var path = System.IO.Path.Combine(data, Name);
        if (account.Name is not null && !Directory.Exists(path) && !await account.CanEnterAsync(data, cancellation))
        {
            // Another account cannot come in here, as below root's home: the data lie outside and a link leads to them.
            var outside = System.IO.Path.Combine(RootsFolder, HashOf(RealPath.Of(data)));
            Directory.CreateDirectory(outside, Passable);
            File.CreateSymbolicLink(path, System.IO.Path.Combine(outside, Name));
        }

        return new ClusterFolder(account, RealPath.Of(path));
    }

    /// <summary>The folder of the server's socket: short, since the system allows about a hundred characters, and entered by the two accounts only.</summary>
    public string SocketFolder => System.IO.Path.Combine(System.IO.Path.GetTempPath(), "shikaku-" + HashOf(Path));

    /// <summary>Makes the cluster if there is none.</summary>
    /// <exception cref="UnusableInputException">It cannot be made.</exception>
    public async Task MakeAsync(PostgresPrograms programs, CancellationToken cancellation)
    {
        foreach (var leftover in Directory.EnumerateDirectories(System.IO.Path.GetDirectoryName(Path)!, $"{Name}{WorkingSuffix}*"))
        {
            Remove(leftover);
        }

        if (Directory.Exists(Path))
        {
            return;
        }

        // A name of its own: what a killed program has begun may still be going on for a moment.
        var working = Path + WorkingSuffix + System.IO.Path.GetRandomFileName();
        Directory.CreateDirectory(working, OwnerOnly);
        await account.OwnAsync(working, cancellation);
        using var making = account.Start(
            "INT", programs.InitDb, "--pgdata", working, "--username", Superuser, "--auth-local=peer", "--auth-host=reject", "--data-checksums",
            "--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8", "--lc-messages=C", "--lc-monetary=C", "--lc-numeric=C", "--lc-time=C");
        var output = making.StandardOutput.ReadToEndAsync(cancellation);
        var error = await making.StandardError.ReadToEndAsync(cancellation);
        await output;
        await making.WaitForExitAsync(cancellation);
        if (making.ExitCode != 0)
        {
            throw new UnusableInputException($"{Path}: PostgreSQLのデータの置き場所を作れません。\n{error.Trim()}");
        }

        await File.WriteAllTextAsync(System.IO.Path.Combine(working, "pg_hba.conf"), "local all all peer map=shikaku\n", cancellation);
        await File.WriteAllTextAsync(System.IO.Path.Combine(working, "pg_ident.conf"), UserMap(), cancellation);
        Directory.Move(working, Path);
    }

    /// <summary>Makes the folder of the socket anew.</summary>
    public async Task PrepareSocketFolderAsync(CancellationToken cancellation)
    {
        // Made anew: one that somebody else has put there under this name would be theirs.
        if (Directory.Exists(SocketFolder))
        {
            Directory.Delete(SocketFolder, recursive: true);
        }

        Directory.CreateDirectory(SocketFolder, OwnerOnly);
        await account.OwnAsync(SocketFolder, cancellation);
    }

    /// <summary>Removes the folder of the socket, when the server has stopped.</summary>
    public void RemoveSocketFolder() => Remove(SocketFolder);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Somebody is at work in it or has just removed it; the next start tries again.
        }
    }

    /// <summary>The program's account may take every role of the register, and no other account any.</summary>
    private static string UserMap() => string.Concat(
        Enum.GetValues<DatabaseRole>().Select(DatabaseAddress.NameOf).Append(Superuser).Select(role => $"shikaku {Environment.UserName} {role}\n"));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
