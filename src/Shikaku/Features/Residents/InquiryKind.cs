namespace Shikaku.Features.Residents;

/// <summary>How the resident registry is asked (照会の種別).</summary>
internal enum InquiryKind : byte
{
    /// <summary>By 個人番号: whose number is this?</summary>
    Number,

    /// <summary>By five items (CHK-10): which number has the person with this kanji name, kana name, birth date, sex and address?</summary>
    Items,

    /// <summary>By four items, for a welfare office (福祉事務所) that has no other way (CHK-13 C): kanji name, birth date, sex and address.</summary>
    FourItems,
}
