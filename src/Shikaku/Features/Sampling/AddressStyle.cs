namespace Shikaku.Features.Sampling;

/// <summary>How an address writes its numbers.</summary>
internal enum AddressStyle
{
    /// <summary>一丁目２番３号, １２番地３: as the resident registry writes them.</summary>
    Registered,

    /// <summary>１丁目２番３号.</summary>
    WideChome,

    /// <summary>１－２－３.</summary>
    WideHyphens,

    /// <summary>1-2-3.</summary>
    Hyphens,

    /// <summary>1丁目2-3.</summary>
    ChomeAndHyphens,

    /// <summary>一丁目2番3号.</summary>
    NarrowNumbers,
}
