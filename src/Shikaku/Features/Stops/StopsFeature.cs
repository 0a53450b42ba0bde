using Microsoft.Extensions.DependencyInjection;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Batches;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Features.Stops.Pages;
using Shikaku.Features.Stops.Residue;
using Shikaku.Features.Stops.Residue.Pages;
using Shikaku.Features.Stops.Work;
using Shikaku.Web;

namespace Shikaku.Features.Stops;

/// <summary>Results, stops (閲覧停止) and confirmations (確認登録) on the web.</summary>
internal static class StopsFeature
{
    /// <summary>The feature.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddMemberSetup()
            .AddSingleton<WorkQueue>().AddSingleton<ResultCounts>().AddSingleton<ResultViews>()
            .AddSingleton<ConfirmationDesk>().AddSingleton<ConfirmationApprovals>().AddSingleton<ConfirmationWithdrawals>().AddSingleton<ConfirmationQueries>()
            .AddSingleton<NumberDeletions>().AddSingleton<BatchReceiver>().AddSingleton<BatchApprovals>().AddSingleton<BatchQueries>()
            .AddSingleton<ResidueReports>()
            .AddHostedService<ConfirmationEndService>(),
        Map = routes =>
        {
            ResultEndpoints.Map(routes);
            ResultPages.Map(routes);
            ResidueEndpoints.Map(routes);
            ResiduePages.Map(routes);
        },
        Navigation =
        [
            new("判定の結果と作業", ResultPages.Home, "本人確認情報と違う加入者を確かめ、訂正・確認登録・番号削除を行います。", Right.ViewChecks),
            new("判定の件数", ResultPages.Counts, "保険者ごとの判定と停止の件数を見ます。", Right.ViewStatistics),
            new("閲覧停止の残存", ResiduePages.Home, "検知した件数と、1か月たっても残っている停止の件数を、保険者・制度・都道府県・ベンダごとに見ます。", Right.ViewStatistics),
        ],
    };
}
