namespace Shikaku.Features.Organisations.Vendors.Pages;

/// <summary>The vendors of insurers as their page shows them.</summary>
public sealed class VendorList
{
    internal VendorList(IReadOnlyList<VendorOfInsurer> rows) => Rows = rows;

    /// <summary>Those of the page.</summary>
    internal IReadOnlyList<VendorOfInsurer> Rows { get; }
}
