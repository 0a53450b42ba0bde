namespace Shikaku.Features.Organisations.Bodies;

/// <summary>By what figures of insurers are put together.</summary>
internal enum InsurerGrouping
{
    /// <summary>保険者: each by itself.</summary>
    Insurer,

    /// <summary>制度.</summary>
    Scheme,

    /// <summary>都道府県.</summary>
    Prefecture,

    /// <summary>システムのベンダ.</summary>
    Vendor,
}
