namespace Shikaku.Features.Residents;

/// <summary>What came of sending a request.</summary>
internal enum SendResult : byte
{
    /// <summary>The registry has it, by this sending or by one before.</summary>
    Sent,

    /// <summary>The registry could not be reached, or said that it cannot work now. Sending it again later does no harm.</summary>
    Unavailable,

    /// <summary>The registry will not take it: it has another content under the id, or does not allow the request. Sending it again is of no use.</summary>
    Refused,
}
