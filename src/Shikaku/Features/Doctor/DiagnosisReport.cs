using System.Text.Json;

namespace Shikaku.Features.Doctor;

/// <summary>Shows a diagnosis, to people and to scripts.</summary>
internal static class DiagnosisReport
{
    /// <summary>Writes it for people.</summary>
    public static void WriteText(Diagnosis diagnosis, TextWriter output)
    {
        output.WriteLine($"Shikaku {Diagnosis.Version}（{Diagnosis.Runtime}、{Diagnosis.OperatingSystem}）");
        output.WriteLine($"コア数 {Diagnosis.Cores}、使えるメモリー {Diagnosis.MemoryBytes >> 20} MiB、計算方式 {(Diagnosis.RunningKernels == "vector" ? "ベクトル" : "スカラー")}");
        output.WriteLine();
        output.WriteLine("参照データ");
        var widest = diagnosis.Tables.Select(table => table.Entry.File.Length).DefaultIfEmpty().Max();
        foreach (var (entry, damage) in diagnosis.Tables)
        {
            output.WriteLine($"  {(damage is null ? "○" : "×")} {entry.File.PadRight(widest)}  版 {entry.Version}  {entry.Rows}行  {entry.Licence}");
        }

        output.WriteLine();
        output.WriteLine("自己点検");
        foreach (var (name, isGood, sentence) in diagnosis.Checks)
        {
            output.WriteLine($"  {(isGood ? "○" : "×")} {name}: {sentence}");
        }

        output.WriteLine();
        output.WriteLine(diagnosis.IsGood ? "すべて正常です。" : "正常でないところがあります。");
    }

    /// <summary>Writes it as JSON.</summary>
    public static void WriteJson(Diagnosis diagnosis, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("good", diagnosis.IsGood);
        json.WriteString("version", Diagnosis.Version);
        json.WriteString("runtime", Diagnosis.Runtime);
        json.WriteString("operatingSystem", Diagnosis.OperatingSystem);
        json.WriteNumber("cores", Diagnosis.Cores);
        json.WriteNumber("memoryBytes", Diagnosis.MemoryBytes);
        json.WriteString("kernels", Diagnosis.RunningKernels);
        json.WriteStartArray("tables");
        foreach (var (entry, damage) in diagnosis.Tables)
        {
            json.WriteStartObject();
            json.WriteString("file", entry.File);
            json.WriteString("version", entry.Version);
            json.WriteString("sha256", entry.Sha256);
            json.WriteNumber("rows", entry.Rows);
            json.WriteString("source", entry.Source);
            json.WriteString("licence", entry.Licence);
            json.WriteBoolean("good", damage is null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var (name, isGood, sentence) in diagnosis.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteBoolean("good", isGood);
            json.WriteString("sentence", sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
