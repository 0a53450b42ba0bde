namespace Shikaku.Features.MissingNumbers;

/// <summary>One of the items by which a person is sought (CHK-10).</summary>
internal enum InquiryItem
{
    /// <summary>漢字氏名.</summary>
    KanjiName,

    /// <summary>カナ氏名.</summary>
    KanaName,

    /// <summary>生年月日.</summary>
    BirthDate,

    /// <summary>性別.</summary>
    Sex,

    /// <summary>住所.</summary>
    Address,
}
