using System.Text;
using System.Text.Json;
using Shikaku.Commands;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Vault;

/// <summary>
/// Where the secrets are kept: in a file that only its owner may read (0600), apart from the database, or in an environment variable with the same content,
/// for installations that keep secrets elsewhere.
/// </summary>
internal static class KeyRingFile
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Name = "keys.json";

    /// <summary>The environment variable.</summary>
    public const string Variable = "SHIKAKU_KEYS";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string WorkingSuffix = ".new";
    private const string LockSuffix = ".lock";

    /// <summary>Reads the secrets.</summary>
    /// <param name="path">The file; not looked at if the variable is set.</param>
    /// <exception cref="RefusedException">There are none, others may read the file, or it is damaged.</exception>
    public static KeyRing Read(string path)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text)
        {
            return Parse(Encoding.UTF8.GetBytes(text), $"環境変数 {Variable}");
        }

        if (!File.Exists(path))
        {
            throw Missing(path);
        }

        return Parse(Load(path), path) with { Source = () => TryRead(path) };
    }

    /// <summary>Makes the file of a new ring.</summary>
    /// <exception cref="RefusedException">There is one already: replacing it would make every stored number unreadable.</exception>
    public static void Create(string path, KeyRing ring)
    {
        if (File.Exists(path))
        {
            throw new RefusedException($"{path}: 鍵ファイルはすでにあります。新しい鍵に替えるには shikaku keys rotate を使ってください。");
        }

        Write(path, ring, overwrite: false);
    }

    /// <summary>Makes the file for a database that is used for the first time. Where a ring has been in use before, it must come back from its copy.</summary>
    /// <returns>Whether it was made; if not, there is one, or there has been.</returns>
    /// <exception cref="RefusedException">Another program is making it.</exception>
    public static async Task<bool> CreateIfFirstAsync(string path, RegisterDatabase database, TimeProvider clock, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } || File.Exists(path) || await KeyProofs.AnyAsync(database, cancellation))
        {
            return false;
        }

        using var alone = Lock(path);
        Create(path, KeyRing.Create(clock.GetUtcNow()));
        return true;
    }

    /// <summary>Keeps others from changing the file until this is disposed: two who each add a key would lose one, and the numbers under it.</summary>
    /// <exception cref="RefusedException">Another is at work on it, or its folder is missing.</exception>
    public static IDisposable Lock(string path)
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw Missing(path);
        }

        try
        {
            return new FileStream(path + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new RefusedException($"{path}: 別の実行が鍵を替えています。終わってからもう一度実行してください。");
        }
    }

    /// <summary>Puts a changed ring in the place of the former one. At any moment the one or the other is whole.</summary>
    /// <exception cref="RefusedException">The secrets do not come from the file.</exception>
    public static void Replace(string path, KeyRing ring)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
        {
            throw new RefusedException($"鍵は環境変数 {Variable} から渡されているため、書き換えられません。鍵ファイルで運用してください。");
        }

        Write(path, ring, overwrite: true);
    }

    private static KeyRing? TryRead(string path)
    {
        try
        {
            return Parse(Load(path), path);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static byte[] Load(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            if ((File.GetUnixFileMode(file) & ~OwnerOnly) != UnixFileMode.None)
            {
                throw new RefusedException($"{path}: 鍵ファイルを所有者以外が読めます。chmod 600 で所有者だけが読めるようにしてください。");
            }

            var content = new byte[RandomAccess.GetLength(file)];
            RandomAccess.Read(file, content, 0);
            return content;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: 鍵ファイルを読めません。所有者と権限を確かめてください。");
        }
    }

    private static RefusedException Missing(string path) =>
        new($"{path}: 鍵ファイルがありません。shikaku keys create で作るか、環境変数 {Variable} で渡してください。");

    private static KeyRing Parse(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, KeyRingFormat.Default.KeyRing) is { EncryptionKeys.Count: > 0 } ring
                && ring.EncryptionKeys.All(key => key is { Id.Length: > 0, Bytes.Length: KeyRing.SecretLength })
                && ring.EncryptionKeys.DistinctBy(key => key.Id, StringComparer.Ordinal).Count() == ring.EncryptionKeys.Count
                && ring is { PersonSecret.Length: KeyRing.SecretLength, AuditSecret.Length: KeyRing.SecretLength })
            {
                return ring;
            }
        }
        catch (JsonException)
        {
            // The reader's message could quote a secret.
        }

        throw new RefusedException($"{source}: 鍵の内容が壊れています。控えから戻してください。");
    }

    private static void Write(string path, KeyRing ring, bool overwrite)
    {
        var working = path + WorkingSuffix;
        File.Delete(working);
        using (var file = new FileStream(working, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            JsonSerializer.Serialize(file, ring, KeyRingFormat.Default.KeyRing);
            file.Flush(flushToDisk: true);
        }

        File.Move(working, path, overwrite);
    }
}
