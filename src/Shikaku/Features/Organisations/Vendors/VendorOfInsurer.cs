namespace Shikaku.Features.Organisations.Vendors;

/// <summary>An insurer with what is on record of its vendors, one row for each day from which another holds.</summary>
internal sealed record VendorOfInsurer
{
    /// <summary>保険者番号.</summary>
    public required string Insurer { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>From which day; null if nothing is on record.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>ベンダ; null for none.</summary>
    public string? Vendor { get; init; }

    /// <summary>How many rows there are.</summary>
    public required long Total { get; init; }
}
