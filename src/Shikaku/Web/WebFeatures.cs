using Shikaku.Features.Accounts.Pages;
using Shikaku.Features.Audit;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;

namespace Shikaku.Web;

/// <summary>The features that <c>shikaku serve</c> shows, in the order of the navigation.</summary>
internal static class WebFeatures
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<WebFeature> All { get; } = [IntakeFeature.Feature, MembersFeature.Feature, AuditFeature.Feature, AccountsFeature.Feature];
}
