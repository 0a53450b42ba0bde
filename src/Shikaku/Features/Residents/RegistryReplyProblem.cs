namespace Shikaku.Features.Residents;

/// <summary>What is wrong with one row of a reply, so that it is not used. The line that it meant stays open and is asked again.</summary>
internal enum RegistryReplyProblem : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The row is no CSV with the fields of the header, or no UTF-8.</summary>
    UnreadableRow,

    /// <summary>Column line is no number from 1 to <see cref="RegistryRequest.MostLines"/>.</summary>
    ImpossibleLine,

    /// <summary>Column status is not 0, 1 or 9.</summary>
    ImpossibleStatus,

    /// <summary>Column hits is no number, or one that the status does not allow.</summary>
    ImpossibleHits,

    /// <summary>Column individual_number holds no right number, or none where one was found.</summary>
    ImpossibleNumber,

    /// <summary>Somebody was found, and the row says nothing about them.</summary>
    NothingSaid,

    /// <summary>The request has no such line.</summary>
    UnknownLine,

    /// <summary>The row answers for another number than the line asked for.</summary>
    OtherNumber,

    /// <summary>The line was answered before.</summary>
    RepeatedAnswer,
}
