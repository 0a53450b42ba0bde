using System.CommandLine;
using System.Text.Json;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.Vault;
using Shikaku.Files;

namespace Shikaku.Commands;

/// <summary><c>shikaku import FILE --insurer NUMBER</c>: hands in a file of members and takes it into the register, as the upload page does (product.md §4).</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "加入者情報のCSVファイル" };
        var insurer = new Option<string>("--insurer") { Description = "保険者番号", Required = true };
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };
        var register = new RegisterOptions();
        var command = register.AddTo(new Command("import", "加入者情報のファイルを受け付け、検査して登録する。同じ内容のファイルは一度しか登録しない。"));
        command.Add(file);
        command.Add(insurer);
        command.Add(json);
        command.SetAction(async (parsed, cancellation) =>
        {
            var number = NumberOf(parsed.GetRequiredValue(insurer));
            var ring = KeyRingFile.Read(register.KeyFile(parsed));
            await using var database = await register.OpenAsync(parsed, host, cancellation);
            await KeyProofs.RequireAsync(database, ring, host.Clock.GetUtcNow(), cancellation);
            var setup = new MemberSetup(database, ring, new CheckTables(host.ShippedTables.Value), host.Clock);
            setup.Tables.RequireWhole();
            var (imported, isRepeated) = await ImportAsync(setup, number, parsed.GetRequiredValue(file), cancellation);
            await TellAsync(host, imported, isRepeated, parsed.GetValue(json));
            return imported.State == IntakeState.Failed ? ExitCode.InputUnusable : ExitCode.Done;
        });
        return command;
    }

    private static InsurerNumber NumberOf(string text) =>
        InsurerNumber.TryParse(text, allowMadeUpBodies: true, out var number, out _) ? number : throw new WrongUsageException("--insurer: 保険者番号として正しくありません。");

    private static async Task<(IntakeFile File, bool IsRepeated)> ImportAsync(MemberSetup setup, InsurerNumber insurer, string path, CancellationToken cancellation)
    {
        await using var content = new FileStream(ReadableFile.Open(path), FileAccess.Read);
        var caller = Caller.OfCommand();
        var received = await new FileReceiver(setup).ReceiveAsync(caller, insurer.ToString(), content, IntakeChannel.Command, null, cancellation);
        if (received.Refusal is { } refusal)
        {
            throw new RefusedException($"{refusal.Problem.Title}{refusal.Problem.Advice}");
        }

        var application = new IntakeApplication(setup);
        var queries = new IntakeQueries(setup.Database);
        while (true)
        {
            if ((await queries.FindAsync(caller, insurer.ToString(), received.Result.Id, cancellation)).Result is { State: not IntakeState.Received } finished)
            {
                return (finished, !received.Result.IsNew);
            }

            // A server may be at work on the file; then it is waited for.
            if (await application.RunNextAsync(insurer, waits: false, cancellation) is null)
            {
                await Task.Delay(Pause, setup.Clock, cancellation);
            }
        }
    }

    private static async Task TellAsync(CommandHost host, IntakeFile file, bool isRepeated, bool asJson)
    {
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json =>
            {
                json.WriteStartObject();
                json.WriteString("intake", file.Id);
                json.WriteBoolean("isRepeated", isRepeated);
                json.WriteString("receivedAt", file.ReceivedAt);
                json.WriteString("state", file.State.ToString());
                json.WriteString("failure", file.Failure);
                json.WritePropertyName("result");
                json.WriteRawValue(file.Result ?? "null");
                json.WriteEndObject();
            });
            return;
        }

        if (isRepeated)
        {
            await host.Output.WriteLineAsync($"このファイルは {JapanTime.TextOf(file.ReceivedAt)} に受け付け済みです（受付番号 {file.Id}）。あらためて取り込んではいません。前の結果:");
        }

        await host.Output.WriteLineAsync(file.Failure ?? Sentence(JsonDocument.Parse(file.Result!).RootElement));
    }

    private static string Sentence(JsonElement result)
    {
        long Of(string name) => result.GetProperty(name).GetInt64();
        var findings = string.Join("、", result.GetProperty("findings").EnumerateObject().Select(code => $"{code.Name} {code.Value} 件"));
        return $"{Of("rows")} 行: 追加 {Of("added")}、変更 {Of("changed")}、取消 {Of("cancelled")}、変更なし {Of("unchanged")}、重複のため無視 {Of("ignored")}、誤り {Of("refused")}"
            + (findings.Length > 0 ? $"\n指摘: {findings}" : "");
    }
}
