using System.Globalization;
using Shikaku.Core.Judgement;
using Shikaku.Features.Checks.Results;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Runs in the words of users.</summary>
internal static class RunWords
{
    /// <summary>Why a run was made.</summary>
    public static string KindOf(CheckKind kind) => kind switch
    {
        CheckKind.Registration => "登録時",
        CheckKind.Periodic => "定期",
        CheckKind.Full => "全件",
        CheckKind.Inspection => "点検",
    };

    /// <summary>Over whom it goes.</summary>
    public static string ScopeOf(CheckScope scope)
    {
        string?[] parts =
        [
            scope.Insurer is { } insurer ? $"保険者 {insurer}" : null,
            scope.Scheme is { } scheme ? string.Create(CultureInfo.InvariantCulture, $"法別番号 {scheme:00}") : null,
            scope.AcquisitionMethod is { } method ? $"個人番号取得方法 {method}" : null,
            scope.AcquiredFrom is { } from ? $"資格取得 {from:yyyy-MM-dd} から" : null,
            scope.AcquiredUntil is { } until ? $"資格取得 {until:yyyy-MM-dd} まで" : null,
            scope.Route is { } route ? $"登録経路 {RouteOf(route)}" : null,
            scope.HasUnknownMethods ? "取得方法が不明（9または記載なし）のものすべて" : null,
        ];
        return string.Join("、", parts.OfType<string>()) is { Length: > 0 } text ? text : "すべての保険者";
    }

    /// <summary>The way on which a number came in.</summary>
    public static string RouteOf(RegistrationRoute route) => route switch
    {
        RegistrationRoute.File => "ファイル",
        RegistrationRoute.Screen => "画面",
        RegistrationRoute.System => "サーバー間連携",
    };

    /// <summary>A mark with its meaning, so that nobody has to know the signs.</summary>
    public static string MarkOf(Mark? mark) => mark switch
    {
        null => "未判定",
        Mark.Agree => "○ 一致",
        Mark.Minor => "△ 相違あり（停止なし）",
        Mark.MedicalStop => "▲ 医療情報の閲覧停止",
        Mark.FullStop => "× すべての閲覧停止",
        Mark.NotCompared => "－ 該当なし",
        _ => JudgementWriter.MarkTexts[(int)mark],
    };

    /// <summary>A number with separators.</summary>
    public static string CountOf(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
