using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shikaku.Features.Sampling;
using Shikaku.Storage;

namespace Shikaku.Commands;

/// <summary><c>shikaku sample</c>: a made-up population with truth (product.md §4-5).</summary>
internal static class SampleCommand
{
    private const int DefaultInsurers = 30;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var members = new Option<long>("--members")
        {
            Description = "加入者の数",
            Required = true,
            CustomParser = result => WholeNumber.Read(result, 1, SampleRequest.MaxMembers),
        };
        var folder = new Option<string>("--out") { Description = "出力先のフォルダー", Required = true };
        var seed = new Option<ulong>("--seed")
        {
            Description = "乱数の種。同じ種からは同じファイルができる",
            DefaultValueFactory = _ => 1,
            CustomParser = result => WholeNumber.Read(result, ulong.MinValue, ulong.MaxValue),
        };
        var insurers = new Option<int>("--insurers")
        {
            Description = "保険者の数",
            DefaultValueFactory = _ => DefaultInsurers,
            CustomParser = result => WholeNumber.Read(result, 1, InsurerRoster.MaxInsurers),
        };
        var noise = new Option<NoiseLevel>("--noise")
        {
            Description = "表記の揺れと誤り: none なし、realistic 実際なみ、heavy 3割",
            DefaultValueFactory = _ => NoiseLevel.Realistic,
            CustomParser = ChoiceOf.Named<NoiseLevel>,
        };
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };

        var command = new Command("sample", "架空の加入者と住民、正解の一覧を作る") { members, folder, seed, insurers, noise, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            host,
            new SampleRequest(
                parsed.GetValue(members), parsed.GetValue(insurers), parsed.GetValue(seed), parsed.GetValue(noise)),
            parsed.GetValue(folder)!,
            parsed.GetValue(json),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, SampleRequest request, string path, bool asJson, CancellationToken cancellation)
    {
        var started = host.Clock.GetTimestamp();
        var tables = host.ShippedTables.Value;
        using var folder = ResultFolder.Open(path);
        var run = new SampleRun(request, new SampleTables(tables.Read));
        var summary = await ProgressDisplay.RunAsync(
            host, "見本を作成中", run.Steps, progress => run.WriteAsync(folder, progress, cancellation));
        var seconds = host.Clock.GetElapsedTime(started).TotalSeconds;
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, writer => WriteJson(writer, request, summary, seconds));
        }
        else
        {
            await host.Output.WriteLineAsync(ToText(path, summary, seconds));
        }

        return ExitCode.Done;
    }

    private static string ToText(string path, SampleSummary summary, double seconds)
    {
        var text = new System.Text.StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{path}: 加入者 {summary.Members:N0} 件、住民 {summary.Residents:N0} 件、保険者 {summary.Insurers:N0}（{seconds:F1} 秒）");
        for (var i = 0; i < summary.Classes.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {NoiseClasses.NameOf((NoiseClass)i),-20}{summary.Classes[i],12:N0}");
        }

        return text.ToString();
    }

    private static void WriteJson(Utf8JsonWriter writer, SampleRequest request, SampleSummary summary, double seconds)
    {
        writer.WriteStartObject();
        writer.WriteNumber("members", summary.Members);
        writer.WriteNumber("residents", summary.Residents);
        writer.WriteNumber("insurers", summary.Insurers);
        writer.WriteNumber("seed", request.Seed);
        writer.WriteString("noise", request.Noise.ToString().ToLowerInvariant());
        writer.WriteStartObject("classes");
        for (var i = 0; i < summary.Classes.Length; i++)
        {
            writer.WriteNumber(NoiseClasses.NameOf((NoiseClass)i), summary.Classes[i]);
        }

        writer.WriteEndObject();
        writer.WriteNumber("seconds", Math.Round(seconds, 3));
        writer.WriteEndObject();
    }
}
