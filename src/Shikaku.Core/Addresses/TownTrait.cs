namespace Shikaku.Core.Addresses;

/// <summary>What must be known of a town before two texts that name it may be one.</summary>
[Flags]
internal enum TownTrait : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Another town of the municipality has the same key (日の出 and 日之出): only the very name will do.</summary>
    SharesKey = 1,

    /// <summary>The list has the name under several postal codes: in Kyoto, several places.</summary>
    IsRepeated = 2,
}
