namespace Shikaku.Features.Stops.Residue;

/// <summary>A figure of the report that can be looked behind.</summary>
internal enum ResidueFigure
{
    /// <summary>初回検知.</summary>
    Detected,

    /// <summary>停止中, however long.</summary>
    Stopped,

    /// <summary>1か月残存.</summary>
    Residue,
}
