using System.Globalization;
using Shikaku.Core.Records;

namespace Shikaku.Features.Members;

/// <summary>What a change of a member is called, in Japanese and without what the columns say.</summary>
internal static class TimelineText
{
    /// <summary>A sentence: when, who, what.</summary>
    public static string Of(TimelineEntry entry) =>
        $"{Moment(entry.MadeAt)} {entry.ActorKey ?? entry.Actor.Name} が{What(entry)}。";

    /// <summary>The name of a column in Japanese.</summary>
    public static string NameOf(MemberColumn column) => MemberColumns.All[(int)column].JapaneseName;

    /// <summary>A moment as clocks in Japan show it, to the minute.</summary>
    public static string Moment(DateTimeOffset moment) => JapanTime.At(moment).ToString("yyyy年M月d日 H時mm分", CultureInfo.InvariantCulture);

    private static string What(TimelineEntry entry) => entry.Result switch
    {
        RegistrationResult.Added => "登録しました",
        RegistrationResult.Cancelled => "取り消しました",
        _ when entry.Changes.Count == 0 => "変更しました",
        _ => string.Join("、", entry.Changes.Select(change => NameOf(change.Column)).Distinct(StringComparer.Ordinal)) + "を変更しました",
    };
}
