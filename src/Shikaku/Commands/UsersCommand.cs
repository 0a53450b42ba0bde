using System.CommandLine;
using System.Text.Json;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Commands;

/// <summary><c>shikaku users add|list|disable</c>: who may sign in (product.md §4).</summary>
internal static class UsersCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("users", "画面にサインインする利用者を扱う") { CreateAdd(host), CreateList(host), CreateDisable(host) };

    private static Command CreateAdd(CommandHost host)
    {
        var name = new Argument<string>("NAME") { Description = "利用者名。英小文字で始まる3～64文字の英数字と . - _ @" };
        var organisation = new Option<string>("--organisation")
        {
            Description = $"所属する組織: 保険者番号、医療機関コード、所管の略称、または {Change.ImplementingBody}（実施機関）",
            Required = true,
        };
        var role = new Option<Role>("--role")
        {
            Description = "役割: clerk 担当者、supervisor 責任者、operator 運用者、oversight 所管の職員、reception 医療機関の受付",
            Required = true,
            CustomParser = ChoiceOf.Named<Role>,
        };
        var display = new Option<string?>("--display-name") { Description = "画面に表示する名前。省略時は利用者名" };
        var register = new RegisterOptions();
        var command = register.AddTo(new Command("add", "利用者を追加し、パスワードと確認コードを設定する招待リンクを表示する。リンクは7日間、一度だけ使える。")
        {
            name, organisation, role, display,
        });
        command.SetAction((parsed, cancellation) =>
        {
            var given = parsed.GetRequiredValue(name);
            var invitee = new Invitee(parsed.GetRequiredValue(organisation), given, parsed.GetValue(display) ?? given, parsed.GetValue(role));
            return RegisterRun.RunAsync(host, register, parsed, (database, ring) => AddAsync(host, database, ring, invitee, cancellation), cancellation);
        });
        return command;
    }

    private static Command CreateList(CommandHost host)
    {
        var register = new RegisterOptions();
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };
        var command = register.AddTo(new Command("list", "利用者の一覧を、組織、役割、状態とともに示す。"));
        command.Add(json);
        command.SetAction((parsed, cancellation) => RegisterRun.RunAsync(
            host, register, parsed, (database, ring) => ListAsync(host, database, ring, parsed.GetValue(json), cancellation), cancellation));
        return command;
    }

    private static Command CreateDisable(CommandHost host)
    {
        var name = new Argument<string>("NAME") { Description = "利用者名" };
        var register = new RegisterOptions();
        var command = register.AddTo(new Command("disable", "利用者を停止する。使用中の画面もすぐに使えなくなる。") { name });
        command.SetAction((parsed, cancellation) => RegisterRun.RunAsync(
            host, register, parsed, (database, ring) => DisableAsync(host, database, ring, parsed.GetRequiredValue(name), cancellation), cancellation));
        return command;
    }

    private static async Task<int> AddAsync(CommandHost host, RegisterDatabase database, KeyRing ring, Invitee invitee, CancellationToken cancellation)
    {
        var caller = Caller.OfCommand();
        if (invitee.Organisation == Change.ImplementingBody)
        {
            await new FirstOperator(database, ring, host.Clock).IntroduceBodyAsync(caller, cancellation);
        }

        var token = Expected.ResultOf(await new UserAdministration(database, ring.AuditSecret, host.Clock).InviteAsync(caller, invitee, cancellation));
        await host.Output.WriteLineAsync($"利用者を追加しました。次の招待リンクを本人に渡してください。7日間、一度だけ使えます。\n{Invitations.PathOf(token)}");
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(CommandHost host, RegisterDatabase database, KeyRing ring, bool asJson, CancellationToken cancellation)
    {
        var users = Expected.ResultOf(
            await new UserAdministration(database, ring.AuditSecret, host.Clock).ListAsync(Caller.OfCommand(), organisation: null, cancellation));
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json => WriteJson(users, json));
            return ExitCode.Done;
        }

        foreach (var user in users)
        {
            await host.Output.WriteLineAsync(
                $"{user.User.Organisation}  {user.User.SignInName}  {user.User.Role.JapaneseName}  {user.State.JapaneseName}  {user.User.DisplayName}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> DisableAsync(CommandHost host, RegisterDatabase database, KeyRing ring, string name, CancellationToken cancellation)
    {
        var administration = new UserAdministration(database, ring.AuditSecret, host.Clock);
        var users = Expected.ResultOf(await administration.ListAsync(Caller.OfCommand(), organisation: null, cancellation));
        var folded = SignInName.Fold(name);
        if (Array.Find(users, user => user.User.SignInName == folded) is not { } found)
        {
            throw new RefusedException("その利用者名の利用者はいません。");
        }

        var isChanged = Expected.ResultOf(await administration.DisableAsync(Caller.OfCommand(), found.ToReference(), cancellation));
        await host.Output.WriteLineAsync(isChanged ? "利用者を停止しました。" : "利用者はすでに停止しています。");
        return ExitCode.Done;
    }

    private static void WriteJson(IReadOnlyList<UserVersion> users, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var user in users)
        {
            json.WriteStartObject();
            json.WriteString("organisation", user.User.Organisation);
            json.WriteString("name", user.User.SignInName);
            json.WriteString("displayName", user.User.DisplayName);
            json.WriteString("role", JsonNamingPolicy.CamelCase.ConvertName(user.User.Role.ToString()));
            json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(user.State.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
