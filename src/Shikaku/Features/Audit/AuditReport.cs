using System.Text.Json;

namespace Shikaku.Features.Audit;

/// <summary>Tells what an examination has found.</summary>
internal static class AuditReport
{
    /// <summary>Writes Japanese sentences.</summary>
    public static void WriteText(AuditExamination examination, IReadOnlyList<AuditFault> faults, TextWriter output)
    {
        foreach (var fault in faults)
        {
            output.WriteLine($"{fault.Organisation}: {SentenceOf(fault)}");
        }

        output.WriteLine(faults.Count == 0
            ? $"監査記録 {examination.LinkCount:N0} 件と登録行 {examination.RowCount:N0} 件は、すべて書かれたときのままです。"
            : $"監査記録 {examination.LinkCount:N0} 件と登録行 {examination.RowCount:N0} 件を確かめ、{faults.Count:N0} か所の異常を見つけました。");
    }

    /// <summary>Writes one JSON value.</summary>
    public static void WriteJson(AuditExamination examination, IReadOnlyList<AuditFault> faults, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("links", examination.LinkCount);
        json.WriteNumber("rows", examination.RowCount);
        json.WriteStartArray("faults");
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("kind", fault.Kind.ToString());
            json.WriteString("organisation", fault.Organisation);
            json.WriteString("place", fault.Place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string SentenceOf(AuditFault fault) => fault.Kind switch
    {
        AuditFaultKind.LinkChanged => $"監査記録 {fault.Place} 番が書き換えられたか、差し込まれたか、入れ替えられています。",
        AuditFaultKind.LinkMissing => $"監査記録 {fault.Place} 番の前の記録がなくなっています。",
        AuditFaultKind.EndChanged => $"監査記録の末尾が書かれたときと異なります。{fault.Place} 番より後の記録がなくなったおそれがあります。",
        AuditFaultKind.RowChanged => $"登録行 {fault.Place} が書き換えられたか、差し込まれています。",
        AuditFaultKind.RowsMissing => $"監査記録 {fault.Place} 番で書かれた登録行が、なくなったか、書かれたときと異なります。",
    };
}
