namespace Shikaku.Features.Organisations;

/// <summary>How a welfare office (福祉事務所) comes by the numbers of its members (CHK-13).</summary>
internal enum WelfareOfficeType
{
    /// <summary>The number is kept in the welfare system: new links are asked about by number.</summary>
    A,

    /// <summary>The number comes from 統合宛名: the registry is asked by number.</summary>
    B,

    /// <summary>Neither: the registry is asked by four items, and two people compare by eye.</summary>
    C,
}
