namespace Shikaku.Features.Residents.Simulation;

/// <summary>What may happen in the simulated registry.</summary>
internal enum ChanceOf : byte
{
    /// <summary>A line is answered with an error.</summary>
    LineError,

    /// <summary>An HTTP request is answered with 500.</summary>
    ServerError,

    /// <summary>A request is answered in two pieces.</summary>
    TwoPieces,

    /// <summary>Something that is no reply comes before a reply.</summary>
    Garbage,

    /// <summary>A resident's number was changed.</summary>
    ChangedNumber,

    /// <summary>The new number.</summary>
    NewNumber,
}
