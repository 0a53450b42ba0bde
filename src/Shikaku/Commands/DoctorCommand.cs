using System.CommandLine;
using Shikaku.Features.Doctor;
using Shikaku.ReferenceData;

namespace Shikaku.Commands;

/// <summary><c>shikaku doctor</c>: versions of program and tables, and self-checks (product.md §4).</summary>
internal static class DoctorCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };
        var tables = TablesOption.Create("点検する");
        var command = new Command("doctor", "プログラムと参照データの版、参照データの破損の有無、実行環境を点検する。参照データが破損していれば終了コード3。") { tables, json };
        command.SetAction((parsed, _) => RunAsync(host, TablesOption.Open(host, parsed.GetValue(tables)), parsed.GetValue(json)));
        return command;
    }

    /// <summary>Diagnoses and reports.</summary>
    /// <param name="host">Takes the report.</param>
    /// <param name="files">The tables to look at.</param>
    /// <param name="asJson">Whether the report is for a script.</param>
    /// <returns><see cref="ExitCode.InputUnusable"/> if a table is damaged, <see cref="ExitCode.InternalError"/> if the machine lacks something.</returns>
    internal static async Task<int> RunAsync(CommandHost host, TableFiles files, bool asJson)
    {
        var diagnosis = Diagnosis.Make(files, host.Today);
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, writer => DiagnosisReport.WriteJson(diagnosis, writer));
        }
        else
        {
            DiagnosisReport.WriteText(diagnosis, host.Output);
        }

        foreach (var table in diagnosis.Tables)
        {
            if (table.Damage is { } damage)
            {
                await host.Error.WriteLineAsync(damage);
            }
        }

        return diagnosis.IsGood ? ExitCode.Done : diagnosis.HasDamagedTable ? ExitCode.InputUnusable : ExitCode.InternalError;
    }
}
