using Shikaku.Features.Audit;

namespace Shikaku.Features.Organisations.Vendors;

/// <summary>Whose system an insurer uses from a day on (OVS-10).</summary>
/// <param name="Insurer">保険者番号.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="Vendor">ベンダ; null from when on there is none.</param>
internal sealed record InsurerVendor(string Insurer, DateOnly ValidFrom, string? Vendor)
{
    /// <summary>The table that holds them.</summary>
    public static AuditedTable Table { get; } = new("register.insurer_vendor", "insurer_number", "insurer_number", "valid_from", "vendor");
}
