using Microsoft.Extensions.DependencyInjection;
using Shikaku.Features.Accounts;
using Shikaku.Features.Intake.Monthly;
using Shikaku.Features.Intake.Monthly.Pages;
using Shikaku.Features.Members;
using Shikaku.Web;

namespace Shikaku.Features.Intake;

/// <summary>What the intake brings to the web: its pages, its part of the interface for systems, and the work on waiting files.</summary>
internal static class IntakeFeature
{
    /// <summary>The feature.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddMemberSetup()
            .AddSingleton(provider => new FileReceiver(provider.GetRequiredService<MemberSetup>()))
            .AddSingleton<IntakeQueries>()
            .AddSingleton<MonthlyFindings>()
            .AddHostedService<IntakeService>(),
        Map = routes =>
        {
            IntakeEndpoints.Map(routes);
            IntakePages.Map(routes);
            MonthlyPages.Map(routes);
        },
        Navigation =
        [
            new("ファイルの取込", IntakePages.List, "保険者が送ったファイルと、検査の結果を確かめます。", Right.ViewIntakes)
            {
                Further = (Right.SubmitIntakes, "加入者情報のファイルを送り、検査の結果を確かめます。"),
            },
            new("検査コードの月別件数", MonthlyPages.Home, "Z04、Z09などの検査コードの件数を、月ごと・保険者ごとに見ます。", Right.ViewStatistics),
        ],
    };
}
