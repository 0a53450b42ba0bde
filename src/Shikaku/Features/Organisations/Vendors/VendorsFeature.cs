using Microsoft.Extensions.DependencyInjection;
using Shikaku.Features.Accounts;
using Shikaku.Features.Organisations.Vendors.Pages;
using Shikaku.Web;

namespace Shikaku.Features.Organisations.Vendors;

/// <summary>The vendors of insurers on the web.</summary>
internal static class VendorsFeature
{
    /// <summary>The feature.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddSingleton<InsurerVendors>(),
        Map = VendorPages.Map,
        Navigation = [new("保険者のベンダ", VendorPages.Home, "どの保険者がどのベンダのシステムを使うかを登録します。", Right.ManageOrganisations)],
    };
}
