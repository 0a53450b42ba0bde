namespace Shikaku.Core.Judgement;

/// <summary>Which views are stopped, 閲覧停止 (CHK-23).</summary>
public enum Stop : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>医療・薬剤等の情報.</summary>
    Medical,

    /// <summary>資格情報 and 医療・薬剤等の情報.</summary>
    All,
}
