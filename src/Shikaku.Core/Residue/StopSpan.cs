namespace Shikaku.Core.Residue;

/// <summary>
/// Stops (閲覧停止) of one insurer that are alike: so many records whose stop of one view began on the same day and was on record over the same days.
/// A stop that goes on over several versions of a record is as many spans, one after the other, of which only the first is its detection.
/// </summary>
public sealed record StopSpan
{
    /// <summary>保険者番号.</summary>
    public required string Insurer { get; init; }

    /// <summary>What is stopped.</summary>
    public required StoppedView View { get; init; }

    /// <summary>初回検知: the day on which the stop began (CHK-40).</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day at whose end it was on record.</summary>
    public required DateOnly KnownFrom { get; init; }

    /// <summary>The first day at whose end it no longer was; null while it is. The same day as <see cref="KnownFrom"/> if it did not outlast it.</summary>
    public DateOnly? KnownUntil { get; init; }

    /// <summary>Whether it ended by a confirmation (確認登録).</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether this is the first span of the stop, so that it counts as one that was found.</summary>
    public bool IsDetection { get; init; }

    /// <summary>資格喪失 rather than 加入中, on the day of the report.</summary>
    public bool IsLost { get; init; }

    /// <summary>Number of records.</summary>
    public required long Count { get; init; }

    /// <summary>Whether it was on record at the end of a day.</summary>
    public bool IsOnAt(DateOnly day) => KnownFrom <= day && !(KnownUntil <= day);
}
