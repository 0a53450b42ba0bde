namespace Shikaku.Features.MissingNumbers;

/// <summary>How far the search for a missing number is (check.md section 2).</summary>
public enum MissingState
{
    /// <summary>未着手: nobody has asked for the number yet.</summary>
    Noted,

    /// <summary>届出依頼中: the person was asked for the notice (届出) with the number.</summary>
    NoticeAsked,

    /// <summary>照会中: the resident registry is asked.</summary>
    Inquiring,

    /// <summary>差戻し: the registry's answer gave no number; the source has something to do.</summary>
    SentBack,

    /// <summary>目視確認中: one person was found by four items, and two people compare by eye (CHK-13 C).</summary>
    Examining,

    /// <summary>登録済: the number is registered.</summary>
    Registered,

    /// <summary>取下げ: the row was a mistake; no number is sought.</summary>
    Withdrawn,
}
