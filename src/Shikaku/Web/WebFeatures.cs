using Shikaku.Features.Accounts.Pages;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Inspections;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.MissingNumbers;
using Shikaku.Features.Organisations.Vendors;
using Shikaku.Features.Residents;
using Shikaku.Features.Stops;

namespace Shikaku.Web;

/// <summary>The features that <c>shikaku serve</c> shows, in the order of the navigation.</summary>
internal static class WebFeatures
{
    /// <summary>All of them, on a server that asks no resident registry.</summary>
    public static IReadOnlyList<WebFeature> All { get; } = Of(ChecksFeature.Feature);

    /// <summary>All of them, on a server that asks the resident registry.</summary>
    /// <param name="registry">The way to it.</param>
    public static IReadOnlyList<WebFeature> AskingRegistry(IRegistryTransport registry) => Of(ChecksFeature.With(registry));

    private static IReadOnlyList<WebFeature> Of(WebFeature checks) =>
    [
        IntakeFeature.Feature, MembersFeature.Feature, MissingFeature.Feature, StopsFeature.Feature, InspectionsFeature.Feature, checks, VendorsFeature.Feature,
        AuditFeature.Feature, AccountsFeature.Feature,
    ];
}
