using System.Text.Json;
using System.Xml.Linq;

namespace Shikaku.Tests.House;

/// <summary>LIB-10: only allowed licences, read from the nuspec of every package in every lock file.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MS-PL"];

    private static readonly string[] AllowedInTests = [.. Allowed, "MPL-2.0"];

    [Fact]
    public void Every_package_has_an_allowed_licence()
    {
        var refused = new List<string>();
        var seen = 0;
        foreach (var lockFile in LockFiles())
        {
            var allowed = lockFile.StartsWith("tests/", StringComparison.Ordinal) ? AllowedInTests : Allowed;
            foreach (var (id, version) in PackagesOf(lockFile))
            {
                seen++;
                var licence = LicenceOf(id, version);
                if (!licence.Split(" OR ").Any(allowed.Contains))
                {
                    refused.Add($"{lockFile}: {id} {version} has licence '{licence}'");
                }
            }
        }

        Assert.Empty(refused);
        Assert.NotEqual(0, seen);
    }

    [Fact]
    public void The_engine_and_the_program_ship_only_what_they_name()
    {
        Assert.Empty(ShippedBy("src/Shikaku.Core/packages.lock.json"));
        Assert.Equal(
            [
                "Dapper", "Microsoft.AspNetCore.OpenApi", "Microsoft.OpenApi", "Npgsql", "Polly.Core", "Spectre.Console", "System.CommandLine",
            ],
            ShippedBy("src/Shikaku/packages.lock.json").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_lock_of_the_ahead_compiled_build_names_the_same_packages() =>
        Assert.Equal(PackagesOf("src/Shikaku/packages.lock.json"), PackagesOf("src/Shikaku/packages.linux-x64.lock.json"));

    private static IEnumerable<string> LockFiles() =>
        new[] { "src", "tests", "tools", "bench" }.SelectMany(folder => Repository.Files(folder, "packages*.lock.json"));

    private static IEnumerable<string> ShippedBy(string lockFile) =>
        PackagesOf(lockFile).Where(package => !IsDevelopmentOnly(package.Id, package.Version)).Select(package => package.Id);

    private static List<(string Id, string Version)> PackagesOf(string lockFile)
    {
        using var document = JsonDocument.Parse(Repository.Read(lockFile));
        return
        [
            .. document.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!))
                .Distinct()
                .OrderBy(package => package.Name, StringComparer.Ordinal),
        ];
    }

    private static string LicenceOf(string id, string version)
    {
        var licence = Metadata(id, version, "license");
        return (string?)licence?.Attribute("type") == "expression" ? licence!.Value : "none given as an expression";
    }

    private static bool IsDevelopmentOnly(string id, string version) =>
        string.Equals(Metadata(id, version, "developmentDependency")?.Value, "true", StringComparison.OrdinalIgnoreCase);

    private static XElement? Metadata(string id, string version, string name)
    {
        // NuGet's own layout of the packages folder: lower-case id and version.
        var lowerId = id.ToLowerInvariant();
        var nuspec = XDocument.Load(Path.Combine(PackagesFolder(), lowerId, version.ToLowerInvariant(), $"{lowerId}.nuspec"));
        return nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == name);
    }

    private static string PackagesFolder() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
