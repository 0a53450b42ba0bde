using System.CommandLine;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Commands;

/// <summary><c>shikaku audit verify</c>: whether the audit and what it vouches for are as they were written (product.md §8).</summary>
internal static class AuditCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("audit", "監査記録を扱う") { CreateVerify(host) };

    private static Command CreateVerify(CommandHost host)
    {
        var register = new RegisterOptions();
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };
        var command = register.AddTo(new Command(
            "verify", "監査記録のつながりと、登録されたすべての行を確かめる。書き換え、追加、削除、順序の入れ替えがあれば、その場所を示して終了コード4。"));
        command.Add(json);
        command.SetAction((parsed, cancellation) => RegisterRun.RunAsync(
            host, register, parsed, (database, ring) => VerifyAsync(host, database, ring, parsed.GetValue(json), cancellation), cancellation));
        return command;
    }

    private static async Task<int> VerifyAsync(CommandHost host, RegisterDatabase database, KeyRing ring, bool asJson, CancellationToken cancellation)
    {
        var examination = new AuditExamination(database, ring.AuditSecret, AuditedTables.All);
        var faults = await examination.RunAsync(cancellation);
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, writer => AuditReport.WriteJson(examination, faults, writer));
        }
        else
        {
            AuditReport.WriteText(examination, faults, host.Output);
        }

        return faults.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
