using Microsoft.Extensions.DependencyInjection;
using Shikaku.Features.Accounts;
using Shikaku.Web;

namespace Shikaku.Features.Audit;

/// <summary>What the audit brings to the web.</summary>
internal static class AuditFeature
{
    /// <summary>The feature.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddSingleton<AuditQueries>(),
        Map = AuditPages.Map,
        Navigation = [new("監査記録", AuditPages.List, "だれが、いつ、何を、なぜ変更したかを確かめます。", Right.ViewAudit)],
    };
}
