namespace Shikaku.Features.Inspections;

/// <summary>Where a record of a campaign stands. Each record has exactly one state, so that the counters add up.</summary>
internal enum RecordState
{
    /// <summary>判断待ち: answered, and not all five items agree, or nothing could be compared because the number had been replaced or the qualification cancelled before.</summary>
    Undecided,

    /// <summary>二人目の確認待ち: one person found that it is the member's own.</summary>
    Proposed,

    /// <summary>別人の番号: found, and still on the record.</summary>
    Wrong,

    /// <summary>修正済: found to be another person's, and replaced, deleted (番号削除), or gone with its qualification since.</summary>
    Corrected,

    /// <summary>本人と確認: by a confirmation (確認登録) in effect, or by two people where no view is stopped.</summary>
    SamePerson,

    /// <summary>未回答: the registry has not answered yet.</summary>
    Waiting,

    /// <summary>一致: all five items of the number that was asked about agree by the latest comparison.</summary>
    Agreed,
}
