using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Inspections.Pages;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Web;

namespace Shikaku.Features.Inspections;

/// <summary>Inspections (過去登録分の点検, 類似事案の点検) on the web.</summary>
internal static class InspectionsFeature
{
    /// <summary>The feature.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services =>
        {
            services.AddMemberSetup().AddSingleton<CampaignStart>().AddSingleton<CampaignFindings>().AddSingleton<CampaignClosing>().AddSingleton<CampaignQueries>();
            services.TryAddSingleton<CheckSettings>();
            services.TryAddSingleton<ResultViews>();
        },
        Map = routes =>
        {
            InspectionEndpoints.Map(routes);
            InspectionPages.Map(routes);
        },
        Navigation = [new("点検", InspectionPages.Home, "同じ方法で登録した個人番号をまとめて点検し、結果を報告します。", Right.ViewChecks)],
    };
}
