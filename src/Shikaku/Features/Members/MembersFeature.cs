using Microsoft.Extensions.DependencyInjection;
using Shikaku.Features.Accounts;
using Shikaku.Features.Stops;
using Shikaku.Web;

namespace Shikaku.Features.Members;

/// <summary>The members on the web.</summary>
internal static class MembersFeature
{
    /// <summary>The feature.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddMemberSetup().AddSingleton<MemberSearch>().AddSingleton<MemberViews>().AddSingleton<MemberNotices>()
            .AddSingleton<MemberStandings>(),
        Map = routes =>
        {
            MemberEndpoints.Map(routes);
            MemberPages.Map(routes);
        },
        Navigation =
        [
            new("加入者の検索", MemberPages.Home, "加入者を探し、資格の内容と履歴を確かめます。", Right.ViewMembers)
            {
                Further = (Right.ChangeMembers, "加入者を探し、資格の内容と履歴を確かめ、登録・変更します。"),
            },
        ],
    };
}
