namespace Shikaku.Features.Residents;

/// <summary>A request to the resident registry (照会要求): many inquiries of one kind, in lines numbered from 1.</summary>
/// <param name="Id">Its id, a UUID of version 7. Never used for another content.</param>
/// <param name="Kind">How its lines ask.</param>
internal sealed record RegistryRequest(Guid Id, InquiryKind Kind)
{
    /// <summary>A request has no more lines than this.</summary>
    public const int MostLines = 100_000;
}
