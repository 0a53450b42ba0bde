namespace Shikaku.Features.Audit;

/// <summary>What a transaction does while another of the same insurer is under way.</summary>
internal enum InsurerTurn
{
    /// <summary>It waits.</summary>
    Wait,

    /// <summary>It waits as long as somebody at a screen would, then does not begin.</summary>
    WaitShortly,

    /// <summary>It does not begin.</summary>
    NowOrNever,

    /// <summary>It runs beside the other, and must not be committed.</summary>
    Rehearse,
}
