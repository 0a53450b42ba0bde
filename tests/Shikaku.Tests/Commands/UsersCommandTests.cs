using System.Text.Json;
using Shikaku.Commands;

namespace Shikaku.Tests.Commands;

/// <summary><c>shikaku users</c> and <c>shikaku organisations</c> on a private instance, as an operator runs them.</summary>
public sealed class UsersCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public UsersCommandTests() => File.SetUnixFileMode(_folder.Root, File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);

    [Fact]
    public async Task An_insurer_is_registered_and_gets_its_first_supervisor()
    {
        await RunAsync("keys", "create");
        Assert.Equal((ExitCode.Refused, ""), await TellAsync("users", "add", "yamamoto", "--organisation", "06130488", "--role", "supervisor"));
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync("organisations", "add", "06130487", "--kind", "insurer", "--name", "東京都テスト健康保険組合")).ExitCode);
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync("organisations", "add", "06510010", "--kind", "insurer", "--name", "架空の組合")).ExitCode);
        Assert.Equal((ExitCode.Done, "06130488: 登録しました。\n"), await TellAsync("organisations", "add", "06130488", "--kind", "insurer", "--name", "東京都テスト健康保険組合"));
        Assert.Equal((ExitCode.Done, "06510010: 登録しました。\n"), await TellAsync("organisations", "add", "06510010", "--kind", "insurer", "--name", "架空の組合", "--made-up"));
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync("organisations", "add", "06130488", "--kind", "ministry", "--name", "省")).ExitCode);
        Assert.Equal((ExitCode.Done, "06130488: 登録しました。\n"), await TellAsync("organisations", "vendor", "06130488", "--name", "甲社", "--from", "2026-04-01"));
        Assert.Equal((ExitCode.Done, "06130488: 変わりません。\n"), await TellAsync("organisations", "vendor", "06130488", "--name", "甲社", "--from", "2026-04-01"));
        Assert.Equal(ExitCode.Refused, (await RunAsync("organisations", "vendor", "133017", "--name", "甲社", "--from", "2026-04-01")).ExitCode);
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync("organisations", "vendor", "06130488", "--name", "甲社", "--from", "春")).ExitCode);

        var added = await RunAsync("users", "add", "yamamoto", "--organisation", "06130488", "--role", "Supervisor", "--display-name", "山本");
        Assert.Equal((ExitCode.Done, ""), (added.ExitCode, added.Error));
        Assert.Matches("\n/invitation/[A-Za-z0-9_-]{43}\n$", added.Output);
        Assert.Equal(ExitCode.Refused, (await RunAsync("users", "add", "yamamoto", "--organisation", "06510010", "--role", "clerk")).ExitCode);
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync("users", "add", "suzuki", "--organisation", "06510010", "--role", "operator")).ExitCode);
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync("users", "add", "suzuki", "--organisation", "06510010", "--role", "3")).ExitCode);

        Assert.Equal(ExitCode.Done, (await RunAsync("users", "add", "first", "--organisation", "operator", "--role", "operator")).ExitCode);
        Assert.Equal(ExitCode.Refused, (await RunAsync("users", "disable", "first")).ExitCode);
        Assert.Equal((ExitCode.Done, "利用者を停止しました。\n"), await TellAsync("users", "disable", "Yamamoto"));
        Assert.Equal((ExitCode.Done, "利用者はすでに停止しています。\n"), await TellAsync("users", "disable", "yamamoto"));
        Assert.Equal(ExitCode.Refused, (await RunAsync("users", "disable", "nobody")).ExitCode);

        Assert.Equal((ExitCode.Done, "06130488  yamamoto  責任者  停止  山本\noperator  first  運用者  招待中  first\n"), await TellAsync("users", "list"));
        using var users = JsonDocument.Parse((await RunAsync("users", "list", "--json")).Output);
        Assert.Equal(
            ["06130488 yamamoto supervisor disabled", "operator first operator invited"],
            users.RootElement.EnumerateArray().Select(user =>
                $"{user.GetProperty("organisation")} {user.GetProperty("name")} {user.GetProperty("role")} {user.GetProperty("state")}"));
        using var organisations = JsonDocument.Parse((await RunAsync("organisations", "list", "--json")).Output);
        Assert.Equal(
            ["06130488 insurer", "06510010 insurer", "operator implementingBody"],
            organisations.RootElement.EnumerateArray().Select(organisation => $"{organisation.GetProperty("number")} {organisation.GetProperty("kind")}"));
        Assert.Equal(ExitCode.Done, (await RunAsync("audit", "verify")).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync([.. arguments, "--data", _folder.PathOf("data")]);

    private async Task<(int ExitCode, string Output)> TellAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        return (run.ExitCode, run.Output);
    }
}
