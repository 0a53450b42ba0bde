namespace Shikaku.Features.Inspections;

/// <summary>
/// The counters of a campaign (CHK-61), each counted from the records and never typed. Who is inspected is fixed when it starts: members who are registered later are not
/// in it, and those who change or lose their qualification stay in it.
/// </summary>
/// <param name="Target">対象: the qualifications that the campaign asks about.</param>
/// <param name="Asked">照会済: those of them about whose number the registry has answered.</param>
/// <param name="Agreed">一致: those answered whose five items all agree by the latest comparison of that number.</param>
/// <param name="SamePerson">本人と確認: those that differ and of which people have confirmed that the number is the member's own.</param>
/// <param name="Undecided">判断待ち: those that differ and about which nobody, or one person alone, has decided.</param>
/// <param name="Wrong">別人の番号: those of which a person found that the number is another's.</param>
/// <param name="Corrected">修正済: those wrong ones whose number was replaced or deleted.</param>
internal sealed record CampaignCounts(long Target, long Asked, long Agreed, long SamePerson, long Undecided, long Wrong, long Corrected)
{
    /// <summary>相違: those answered that do not agree, whatever came of them.</summary>
    public long Differing => Asked - Agreed;

    /// <summary>Why the campaign cannot be closed yet, in sentences; none if it can (CHK-61, INC-09).</summary>
    public IReadOnlyList<string> Obstacles =>
    [
        .. new[]
        {
            Asked == Target ? null : FormattableString.Invariant($"対象 {Target:N0} 件のうち、照会の回答があったのは {Asked:N0} 件です。"),
            Undecided == 0 ? null : FormattableString.Invariant($"判断していない相違が {Undecided:N0} 件あります。"),
            Corrected == Wrong ? null : FormattableString.Invariant($"別人の番号 {Wrong:N0} 件のうち、修正されたのは {Corrected:N0} 件です。"),
        }.OfType<string>(),
    ];

    /// <summary>Counts records.</summary>
    /// <param name="records">How many records have which state, and whether the registry has answered about them.</param>
    public static CampaignCounts Of(IEnumerable<(RecordState State, bool IsAnswered, long Count)> records)
    {
        var all = records.ToArray();
        long CountOf(params RecordState[] states) => all.Where(each => states.Contains(each.State)).Sum(each => each.Count);
        return new CampaignCounts(
            all.Sum(each => each.Count), all.Where(each => each.IsAnswered).Sum(each => each.Count), CountOf(RecordState.Agreed), CountOf(RecordState.SamePerson),
            CountOf(RecordState.Undecided, RecordState.Proposed), CountOf(RecordState.Wrong, RecordState.Corrected), CountOf(RecordState.Corrected));
    }
}
