using Microsoft.Extensions.DependencyInjection;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.MissingNumbers.Pages;
using Shikaku.Web;

namespace Shikaku.Features.MissingNumbers;

/// <summary>The work list of missing numbers on the web.</summary>
internal static class MissingFeature
{
    /// <summary>The feature.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddMemberSetup().AddSingleton<MissingQueries>().AddSingleton<InquiryDesk>().AddSingleton<EyeExamination>(),
        Map = routes =>
        {
            MissingEndpoints.Map(routes);
            MissingPages.Map(routes);
        },
        Navigation =
        [
            new("個人番号のない加入者", MissingPages.Home, "個人番号がなく登録できない加入者に届出を求め、住基ネットに照会します。", Right.ChangeMembers),
            new("番号のない加入者の件数", MissingPages.Counts, "個人番号をさがしている加入者の、保険者ごとの件数を見ます。", Right.ViewStatistics),
        ],
    };
}
