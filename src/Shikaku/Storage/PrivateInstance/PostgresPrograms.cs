using System.Globalization;
using Shikaku.Commands;

namespace Shikaku.Storage.PrivateInstance;

/// <summary>The installed programs of PostgreSQL 15 or later.</summary>
/// <param name="Folder">The folder that holds them.</param>
internal sealed record PostgresPrograms(string Folder)
{
    /// <summary>The oldest version that the register's SQL is written for.</summary>
    public const int OldestVersion = 15;

    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>Makes an empty cluster.</summary>
    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>The server.</summary>
    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>Finds the programs: on PATH, or else the newest where Debian puts them.</summary>
    /// <exception cref="UnusableInputException">There are none.</exception>
    public static PostgresPrograms Find() => Find(Environment.GetEnvironmentVariable("PATH") ?? "", DebianFolder);

    /// <summary>Finds the programs.</summary>
    /// <param name="path">Folders, parted by colons.</param>
    /// <param name="distribution">A folder with one folder for each installed version.</param>
    /// <exception cref="UnusableInputException">There are none.</exception>
    internal static PostgresPrograms Find(string path, string distribution) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(Versions(distribution))
            .Select(folder => new PostgresPrograms(folder))
            .FirstOrDefault(programs => File.Exists(programs.InitDb) && File.Exists(programs.Postgres))
        ?? throw new UnusableInputException(
            $"PostgreSQL {OldestVersion} 以上が見つかりません。導入するか（Debianでは apt-get install postgresql-{OldestVersion}）、--db で接続先を指定してください。");

    private static IEnumerable<string> Versions(string distribution) =>
        Directory.Exists(distribution)
            ? from folder in Directory.EnumerateDirectories(distribution)
              let version = int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
              where version >= OldestVersion
              orderby version descending
              select Path.Combine(folder, "bin")
            : [];
}
