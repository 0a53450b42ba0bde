using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Shikaku.Features.Residents.Simulation;

namespace Shikaku.Commands;

/// <summary><c>shikaku residents serve</c>: a simulated resident registry (product.md §4).</summary>
internal static class ResidentsCommand
{
    private const int LongestMilliseconds = 24 * 60 * 60 * 1000;
    private const int LongestSeconds = LongestMilliseconds / 1000;

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("residents", "本人確認情報の照会先（住基ネット）を扱う") { CreateServe(host) };

    private static Command CreateServe(CommandHost host)
    {
        var file = new Option<string>("--file") { Description = "本人確認情報のファイル", Required = true };
        var port = new Option<int?>("--port") { Description = "HTTPで待ち受ける番号（この計算機の中だけ。0 なら空いている番号）", CustomParser = result => WholeNumber.Read(result, 0, ushort.MaxValue) };
        var exchange = new Option<string?>("--exchange") { Description = "ファイル交換のフォルダー" };
        var delay = Milliseconds("--delay", "回答までの時間（ミリ秒）");
        var errors = Percentage.Option("--errors", "誤り（9）で答える行と、500で答えるHTTPの要求の割合（%）");
        var partial = Percentage.Option("--partial", "二つの部分に分けて答える照会の割合（%）");
        var late = Milliseconds("--late", "二つ目の部分の遅れ（ミリ秒）");
        var changed = Percentage.Option("--changed-numbers", "個人番号が変更された人の割合（%）");
        var garbage = Percentage.Option("--garbage", "正しい回答の前に、回答でないものが来る割合（%）");
        var outage = new Option<(int Start, int Seconds)>("--outage")
        {
            Description = "答えない時間: 開始からの秒数,長さの秒数",
            CustomParser = ReadOutage,
        };
        var seed = new Option<ulong>("--seed") { Description = "乱数の種", DefaultValueFactory = _ => 1, CustomParser = result => WholeNumber.Read(result, ulong.MinValue, ulong.MaxValue) };
        var json = new Option<bool>("--json") { Description = "準備ができたことをJSONで標準出力に書く" };
        var command = new Command(
            "serve", "本人確認情報のファイルをもとに、照会に答えるシミュレーターを動かす。遅れや障害を起こせる。同じ種と照会番号には同じように答える。Ctrl-C または SIGTERM で止まる。")
        {
            file, port, exchange, delay, errors, partial, late, changed, garbage, outage, seed, json,
        };
        command.SetAction((parsed, cancellation) => ServeAsync(
            host,
            new SimulatorOptions
            {
                File = parsed.GetRequiredValue(file),
                Port = parsed.GetValue(port),
                Exchange = parsed.GetValue(exchange),
                Delay = TimeSpan.FromMilliseconds(parsed.GetValue(delay)),
                Errors = parsed.GetValue(errors),
                Partial = parsed.GetValue(partial),
                Late = TimeSpan.FromMilliseconds(parsed.GetValue(late)),
                ChangedNumbers = parsed.GetValue(changed),
                Garbage = parsed.GetValue(garbage),
                OutageStart = TimeSpan.FromSeconds(parsed.GetValue(outage).Start),
                OutageLength = TimeSpan.FromSeconds(parsed.GetValue(outage).Seconds),
                Seed = parsed.GetValue(seed),
            },
            parsed.GetValue(json),
            cancellation));
        return command;
    }

    private static async Task<int> ServeAsync(CommandHost host, SimulatorOptions options, bool asJson, CancellationToken cancellation)
    {
        if (options is { Port: null, Exchange: null })
        {
            throw new WrongUsageException("--port か --exchange を指定してください。");
        }

        await using var simulator = await RegistrySimulator.StartAsync(options, host.ShippedTables.Value.Read, host.Clock, cancellation);
        if (asJson)
        {
            await host.Output.WriteLineAsync(ToJson(simulator, options));
        }

        string[] ways = [.. new[] { simulator.Address, options.Exchange }.OfType<string>()];
        await host.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"住民 {simulator.Residents:N0} 人の照会に {string.Join("、", ways)} で答えます。"));
        await simulator.WaitAsync(cancellation);
        return ExitCode.Done;
    }

    private static string ToJson(RegistrySimulator simulator, SimulatorOptions options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("residents", simulator.Residents);
            json.WriteString("address", simulator.Address);
            json.WriteString("exchange", options.Exchange);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static Option<int> Milliseconds(string name, string description) =>
        new(name) { Description = description, CustomParser = result => WholeNumber.Read(result, 0, LongestMilliseconds) };

    private static (int Start, int Seconds) ReadOutage(ArgumentResult result)
    {
        var parts = result.Tokens[0].Value.Split(',');
        if (parts.Length == 2 && TryReadSeconds(parts[0], out var start) && TryReadSeconds(parts[1], out var seconds))
        {
            return (start, seconds);
        }

        result.AddError("--outage は「開始からの秒数,長さの秒数」です。");
        return default;
    }

    private static bool TryReadSeconds(string text, out int seconds) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds <= LongestSeconds;
}
