using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks;
using Shikaku.Features.Organisations;
using Shikaku.Features.Organisations.Vendors;
using Shikaku.Features.Vault;
using Shikaku.ReferenceData;
using Shikaku.Storage.Database;

namespace Shikaku.Commands;

/// <summary><c>shikaku organisations add|vendor|list|office-type</c>: the organisations that work with the register.</summary>
internal static class OrganisationsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("organisations", "登録簿を使う組織（保険者、医療機関、所管）を扱う")
        { CreateAdd(host), CreateVendor(host), CreateList(host), CreateOfficeType(host) };

    private static Command CreateAdd(CommandHost host)
    {
        var number = new Argument<string>("NUMBER") { Description = "保険者番号、医療機関コード、または所管の略称（英小文字で始まる3～64文字）" };
        var kind = new Option<OrganisationKind>("--kind")
        {
            Description = "種類: insurer 保険者、institution 医療機関・薬局、ministry 所管",
            Required = true,
            CustomParser = ChoiceOf.Named<OrganisationKind>,
        };
        var name = new Option<string>("--name") { Description = "名前", Required = true };
        var madeUp = new Option<bool>("--made-up") { Description = "架空の組織の番号（都道府県番号51～99）も受け付ける" };
        var register = new RegisterOptions();
        var command = register.AddTo(new Command("add", "組織を登録する。登録済みなら名前を改める。") { number, kind, name, madeUp });
        command.SetAction((parsed, cancellation) =>
        {
            var given = new Organisation(parsed.GetRequiredValue(number), parsed.GetValue(kind), parsed.GetRequiredValue(name));
            return RegisterRun.RunAsync(
                host, register, parsed, (database, ring) => AddAsync(host, database, ring, given, parsed.GetValue(madeUp), cancellation), cancellation);
        });
        return command;
    }

    private static Command CreateOfficeType(CommandHost host)
    {
        var number = new Argument<string>("NUMBER") { Description = "福祉事務所の公費負担者番号" };
        var type = new Option<WelfareOfficeType>("--type")
        {
            Description = "類型: a 福祉システムで番号を管理、b 統合宛名から取得、c どちらでもない",
            Required = true,
            CustomParser = ChoiceOf.Named<WelfareOfficeType>,
        };
        var from = new Option<DateOnly?>("--from")
        {
            Description = "その類型になる日（YYYY-MM-DD）。省略時は今日",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    return day;
                }

                result.AddError("--from は YYYY-MM-DD の形で指定してください。");
                return null;
            },
        };
        var register = new RegisterOptions();
        var command = register.AddTo(new Command("office-type", "福祉事務所が個人番号を得る類型（A・B・C）を登録する。") { number, type, from });
        command.SetAction((parsed, cancellation) =>
        {
            var office = new WelfareOffice(parsed.GetRequiredValue(number), parsed.GetValue(type), parsed.GetValue(from) ?? host.Today);
            return RegisterRun.RunAsync(host, register, parsed, (database, ring) => SetOfficeTypeAsync(host, database, ring, office, cancellation), cancellation);
        });
        return command;
    }

    private static Command CreateVendor(CommandHost host)
    {
        var number = new Argument<string>("NUMBER") { Description = "保険者番号" };
        var name = new Option<string>("--name") { Description = "システムのベンダの名前。空文字は、ベンダなし", Required = true };
        var from = new Option<DateOnly>("--from") { Description = "この日から（YYYY-MM-DD）", Required = true };
        var register = new RegisterOptions();
        var command = register.AddTo(new Command("vendor", "保険者が使うシステムのベンダを登録する。同じ日からのものがあれば改める。") { number, name, from });
        command.SetAction((parsed, cancellation) =>
        {
            var given = new InsurerVendor(parsed.GetRequiredValue(number), parsed.GetValue(from), parsed.GetRequiredValue(name));
            return RegisterRun.RunAsync(host, register, parsed, (database, ring) => SetVendorAsync(host, database, ring, given, cancellation), cancellation);
        });
        return command;
    }

    private static async Task<int> SetVendorAsync(CommandHost host, RegisterDatabase database, KeyRing ring, InsurerVendor given, CancellationToken cancellation)
    {
        var isNew = Expected.ResultOf(await new InsurerVendors(database, ring, host.Clock).SetAsync(Caller.OfCommand(), given, cancellation));
        await host.Output.WriteLineAsync($"{given.Insurer}: {(isNew ? "登録しました。" : "変わりません。")}");
        return ExitCode.Done;
    }

    private static Command CreateList(CommandHost host)
    {
        var register = new RegisterOptions();
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };
        var command = register.AddTo(new Command("list", "登録された組織の一覧を示す。"));
        command.Add(json);
        command.SetAction((parsed, cancellation) => RegisterRun.RunAsync(
            host, register, parsed, (database, ring) => ListAsync(host, database, ring, parsed.GetValue(json), cancellation), cancellation));
        return command;
    }

    private static async Task<int> AddAsync(
        CommandHost host, RegisterDatabase database, KeyRing ring, Organisation given, bool allowMadeUpBodies, CancellationToken cancellation)
    {
        var key = Expected.ResultOf(
            await new OrganisationDirectory(database, ring.AuditSecret, host.Clock).AddAsync(Caller.OfCommand(), given, allowMadeUpBodies, cancellation));
        await host.Output.WriteLineAsync($"{key}: 登録しました。");
        return ExitCode.Done;
    }

    private static async Task<int> SetOfficeTypeAsync(CommandHost host, RegisterDatabase database, KeyRing ring, WelfareOffice office, CancellationToken cancellation)
    {
        var offices = new WelfareOffices(database, ring.AuditSecret, new CheckTables(TableFiles.Open()).Registration, host.Clock);
        var isNew = Expected.ResultOf(await offices.SetAsync(Caller.OfCommand(), office, cancellation));
        await host.Output.WriteLineAsync($"{office.Organisation}: {office.From:yyyy-MM-dd} から類型{office.Type}です。{(isNew ? "登録しました。" : "登録済みです。")}");
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(CommandHost host, RegisterDatabase database, KeyRing ring, bool asJson, CancellationToken cancellation)
    {
        var organisations = Expected.ResultOf(
            await new OrganisationDirectory(database, ring.AuditSecret, host.Clock).ListAsync(Caller.OfCommand(), cancellation));
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json => WriteJson(organisations, json));
            return ExitCode.Done;
        }

        foreach (var organisation in organisations)
        {
            await host.Output.WriteLineAsync($"{organisation.Key}  {organisation.Kind.JapaneseName}  {organisation.Name}");
        }

        return ExitCode.Done;
    }

    private static void WriteJson(IReadOnlyList<Organisation> organisations, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var organisation in organisations)
        {
            json.WriteStartObject();
            json.WriteString("number", organisation.Key);
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(organisation.Kind.ToString()));
            json.WriteString("name", organisation.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
