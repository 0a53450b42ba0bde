using System.Text.Json;
using Shikaku.Commands;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Tests.Commands;

/// <summary><c>shikaku migrate</c> and <c>shikaku keys</c> on a private instance, as an operator runs them.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public KeysCommandTests() => File.SetUnixFileMode(_folder.Root, File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);

    private string Data => _folder.PathOf("data");

    private string KeyFile => Path.Combine(Data, KeyRingFile.Name);

    [Fact]
    public async Task Keys_are_made_once_listed_without_a_secret_and_renewed_with_every_number()
    {
        var created = await CommandRun.OfAsync("keys", "create", "--data", Data);
        Assert.Equal(ExitCode.Done, created.ExitCode);
        Assert.Equal(ExitCode.Refused, (await CommandRun.OfAsync("keys", "create", "--data", Data)).ExitCode);

        var migrated = await CommandRun.OfAsync("migrate", "--data", Data);
        Assert.Equal((ExitCode.Done, ""), (migrated.ExitCode, migrated.Error));
        Assert.EndsWith("データベースは最新です。\n", (await CommandRun.OfAsync("migrate", "--data", Data)).Output, StringComparison.Ordinal);

        await StoreAsync("123456789018", "100000000030");
        var rotated = await CommandRun.OfAsync("keys", "rotate", "--data", Data);
        Assert.Equal((ExitCode.Done, ""), (rotated.ExitCode, rotated.Error));
        Assert.Contains("2 件の個人番号を封じ直しました。", rotated.Output, StringComparison.Ordinal);

        var verified = await CommandRun.OfAsync("audit", "verify", "--data", Data);
        Assert.Equal((ExitCode.Done, "監査記録 0 件と登録行 0 件は、すべて書かれたときのままです。\n"), (verified.ExitCode, verified.Output));

        var listed = await CommandRun.OfAsync("keys", "list", "--json", "--data", Data);
        using var keys = JsonDocument.Parse(listed.Output);
        Assert.Equal(
            [("k0001", 0, false), ("k0002", 2, true)],
            keys.RootElement.EnumerateArray().Select(key => (
                key.GetProperty("id").GetString()!, key.GetProperty("numbers").GetInt32(), key.GetProperty("current").GetBoolean())));
        Assert.DoesNotContain(Convert.ToBase64String(KeyRingFile.Read(KeyFile).Current.Bytes), listed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_installations_keys_are_refused()
    {
        await CommandRun.OfAsync("keys", "create", "--data", Data);
        await CommandRun.OfAsync("keys", "list", "--data", Data);
        File.Delete(KeyFile);
        KeyRingFile.Create(KeyFile, KeyRing.Create(DateTimeOffset.UnixEpoch));

        var refused = await CommandRun.OfAsync("keys", "list", "--data", Data);

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("このデータベースのものではありません", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_keys_are_not_made_for_a_database_that_was_sealed_under_others()
    {
        await CommandRun.OfAsync("keys", "create", "--data", Data);
        await CommandRun.OfAsync("keys", "list", "--data", Data);
        File.Delete(KeyFile);

        var refused = await CommandRun.OfAsync("keys", "create", "--data", Data);

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("別の鍵で封じた内容があります", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task Keys_can_be_made_before_there_is_a_database_and_none_is_made_for_it()
    {
        Assert.Equal(ExitCode.Done, (await CommandRun.OfAsync("keys", "create", "--data", Data)).ExitCode);
        Assert.Equal([KeyFile, KeyFile + ".lock"], Directory.EnumerateFileSystemEntries(Data).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_one_at_a_time_changes_the_keys()
    {
        Assert.Equal(ExitCode.Refused, (await CommandRun.OfAsync("keys", "rotate", "--data", Data)).ExitCode);
        await CommandRun.OfAsync("keys", "create", "--data", Data);
        var before = await File.ReadAllBytesAsync(KeyFile);
        using (KeyRingFile.Lock(KeyFile))
        {
            Assert.Equal(ExitCode.Refused, (await CommandRun.OfAsync("keys", "rotate", "--data", Data)).ExitCode);
            Assert.Equal(ExitCode.Refused, (await CommandRun.OfAsync("keys", "create", "--data", Data)).ExitCode);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(KeyFile));
    }

    [Theory]
    [InlineData(ExitCode.WrongUsage, "Host=localhost;NoSuchKeyword=secret-word")]
    [InlineData(ExitCode.InputUnusable, "Host=/nowhere;Database=shikaku;Password=secret-word")]
    public async Task An_address_that_leads_nowhere_is_told_without_its_password(int exitCode, string address)
    {
        await CommandRun.OfAsync("keys", "create", "--data", Data);
        foreach (var command in new[] { "migrate", "keys list" })
        {
            var run = await CommandRun.OfAsync([.. command.Split(' '), "--db", address, "--data", Data]);
            Assert.Equal(exitCode, run.ExitCode);
            Assert.DoesNotContain("secret-word", run.Output + run.Error, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task StoreAsync(params string[] texts)
    {
        var ring = KeyRingFile.Read(KeyFile);
        await using var database = await RegisterDatabase.OpenPrivateAsync(Data, TimeProvider.System, CancellationToken.None);
        await using var connection = await database.ConnectAsync(DatabaseRole.Application, CancellationToken.None);
        await new NumberVault(database, ring, TimeProvider.System).StoreAsync(connection, Array.ConvertAll(texts, NumberOf), CancellationToken.None);
    }

    private static IndividualNumber NumberOf(string text)
    {
        Assert.True(IndividualNumber.TryParse(text, out var number, out _));
        return number;
    }
}
