namespace Shikaku.Features.Intake;

/// <summary>How large a file may be.</summary>
internal static class IntakeLimits
{
    /// <summary>Most bytes of a file: about 15 million members.</summary>
    public const long MostBytes = 2L << 30;
}
