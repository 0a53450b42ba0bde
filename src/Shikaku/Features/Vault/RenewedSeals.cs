namespace Shikaku.Features.Vault;

/// <summary>What a <see cref="KeyRotation"/> has sealed anew.</summary>
/// <param name="Numbers">Individual numbers.</param>
/// <param name="FileParts">Parts of waiting files.</param>
/// <param name="Factors">Secrets of second factors.</param>
internal readonly record struct RenewedSeals(long Numbers, long FileParts, long Factors)
{
    /// <summary>Whether there was nothing to do.</summary>
    public bool IsEmpty => Numbers + FileParts + Factors == 0;

    /// <summary>Both together.</summary>
    public static RenewedSeals operator +(RenewedSeals first, RenewedSeals second) =>
        new(first.Numbers + second.Numbers, first.FileParts + second.FileParts, first.Factors + second.Factors);
}
