using Microsoft.Extensions.DependencyInjection;
using Shikaku.Web;

namespace Shikaku.Features.Members;

/// <summary>The members on the web.</summary>
internal static class MembersFeature
{
    /// <summary>The feature.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddMemberSetup().AddSingleton<MemberSearch>().AddSingleton<MemberViews>().AddSingleton<MemberNotices>(),
        Map = MemberEndpoints.Map,
    };
}
