namespace Shikaku.Features.MissingNumbers;

/// <summary>Why an entry goes back to its source (CHK-11); beside them stand the codes of findings that refuse a registration, as S123.</summary>
internal static class MissingCodes
{
    /// <summary>Fewer than five items, of a welfare office of type C four.</summary>
    public const string TooFewItems = "S201";

    /// <summary>Nobody was found.</summary>
    public const string NoHit = "S202";

    /// <summary>Several people were found.</summary>
    public const string SeveralHits = "S203";

    /// <summary>An item differs, or somebody who compared by eye says that it is another person.</summary>
    public const string ItemDiffers = "S204";
}
