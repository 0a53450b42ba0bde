using System.Globalization;
using Shikaku.Core.Records;
using Shikaku.Web.Components;

namespace Shikaku.Features.Intake;

/// <summary>How pages say what files are about.</summary>
internal static class IntakeWords
{
    /// <summary>How far a file is.</summary>
    public static string StateOf(IntakeFile file) => (file.State, file.Stage) switch
    {
        (IntakeState.Received, null) => "受付済み（順番待ち）",
        (IntakeState.Received, IntakeStage.Checking) => "検査中",
        (IntakeState.Received, _) => "登録中",
        (IntakeState.Applied, _) => "完了",
        (IntakeState.Failed, _) => "取込不可",
        _ => file.State.ToString(),
    };

    /// <summary>How a file's state is meant.</summary>
    public static Tone ToneOf(IntakeFile file) => file.State switch
    {
        IntakeState.Received => Tone.Neutral,
        IntakeState.Applied => IntakeSummary.Of(file) is { Refused: > 0 } ? Tone.Warning : Tone.Good,
        IntakeState.Failed => Tone.Bad,
    };

    /// <summary>What a code does to its row.</summary>
    public static string SeverityOf(FindingCode code) => FindingCatalogue.Of(code).Severity == Severity.Error ? "誤り" : "注意";

    /// <summary>A number with its thousands parted; nothing for none.</summary>
    public static string CountOf(long? count) => count?.ToString("#,0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A column of the file by its Japanese name.</summary>
    public static string ColumnOf(string name)
    {
        foreach (var column in MemberColumns.All)
        {
            if (column.Name == name)
            {
                return column.JapaneseName;
            }
        }

        return name.Length == 0 ? "行全体" : name;
    }

    /// <summary>An encoding.</summary>
    public static string EncodingOf(string? encoding) => encoding switch
    {
        null => "",
        "Cp932" => "Shift_JIS",
        _ => "UTF-8",
    };
}
