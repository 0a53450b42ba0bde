using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shikaku.Storage.Migration;

/// <summary>One SQL file of the register's schema. Applied files never change; a further change is a further file.</summary>
/// <param name="Number">The place in the order, from 1.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">The statements.</param>
internal sealed record MigrationStep(int Number, string Name, string Sql)
{
    private const string Prefix = "Shikaku.Storage.Migration.Sql.";
    private const string Suffix = ".sql";
    private const int DigitsOfNumber = 4;

    /// <summary>The roles; run each time, by the login that may make them.</summary>
    public static MigrationStep Roles { get; } = new(0, "roles", Read(Prefix + "roles" + Suffix));

    /// <summary>Where the applied steps are noted.</summary>
    public static MigrationStep Ledger { get; } = new(0, "ledger", Read(Prefix + "ledger" + Suffix));

    /// <summary>The numbered steps in order.</summary>
    public static IReadOnlyList<MigrationStep> All { get; } =
    [
        .. from resource in typeof(MigrationStep).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
           where resource.StartsWith(Prefix, StringComparison.Ordinal) && char.IsAsciiDigit(resource[Prefix.Length])
           let name = resource[Prefix.Length..^Suffix.Length]
           select new MigrationStep(
               int.Parse(name.AsSpan(0, DigitsOfNumber), CultureInfo.InvariantCulture), name[(DigitsOfNumber + 1)..], Read(resource)),
    ];

    /// <summary>The digest of the statements: 32 bytes.</summary>
    public byte[] Sha256 { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Sql));

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(MigrationStep).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
