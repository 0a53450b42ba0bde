namespace Shikaku.Features.Sampling;

/// <summary>What an insurer keeps of a member beside the five items. Used again for the next member.</summary>
internal sealed class Registration
{
    /// <summary>記号, empty for 国保, 後期 and 医療扶助.</summary>
    public string Symbol { get; set; } = "";

    /// <summary>番号, for 医療扶助 the 受給者番号.</summary>
    public string Number { get; set; } = "";

    /// <summary>枝番.</summary>
    public int Branch { get; set; }

    /// <summary>本人家族: 1 本人, 2 家族 (ID-25).</summary>
    public int Relation { get; set; }

    /// <summary>資格取得年月日.</summary>
    public DateOnly AcquiredOn { get; set; }

    /// <summary>資格喪失年月日; null if the member is still covered.</summary>
    public DateOnly? LostOn { get; set; }

    /// <summary>喪失事由 (ID-50), empty without a day of loss.</summary>
    public string LossReason { get; set; } = "";

    /// <summary>交付年月日.</summary>
    public DateOnly IssuedOn { get; set; }

    /// <summary>証区分 (ID-51).</summary>
    public string CardClass { get; set; } = "";

    /// <summary>負担割合 in per cent.</summary>
    public string CopayRatio { get; set; } = "";

    /// <summary>不開示該当.</summary>
    public bool IsNondisclosure { get; set; }

    /// <summary>自己情報提供不可.</summary>
    public bool HasNoSelfInformation { get; set; }

    /// <summary>個人番号取得方法 (CHK-12).</summary>
    public int AcquisitionMethod { get; set; }

    /// <summary>届出受付年月日.</summary>
    public DateOnly NoticeReceivedOn { get; set; }

    /// <summary>処理区分: A, C or L.</summary>
    public string Operation { get; set; } = "";
}
