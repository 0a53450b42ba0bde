using Shikaku.Features.Audit;

namespace Shikaku.Features.Organisations;

/// <summary>An organisation that works with the register.</summary>
/// <param name="Key">An insurer's number (保険者番号), an institution's code (医療機関コード), or a short name.</param>
/// <param name="Kind">What part it plays.</param>
/// <param name="Name">Its name.</param>
internal sealed record Organisation(string Key, OrganisationKind Kind, string Name)
{
    /// <summary>The table that holds them.</summary>
    public static AuditedTable Table { get; } = new("register.organisation", "organisation", "organisation", "kind", "name");
}
