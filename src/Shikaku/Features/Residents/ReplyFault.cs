namespace Shikaku.Features.Residents;

/// <summary>Why a whole reply is not used.</summary>
internal enum ReplyFault : byte
{
    /// <summary>It is not named as a reply.</summary>
    Misnamed,

    /// <summary>Nobody waits for an answer to the request that it names.</summary>
    UnknownRequest,

    /// <summary>It is no CSV in UTF-8 with the columns of a reply.</summary>
    Unreadable,
}
