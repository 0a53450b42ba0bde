namespace Shikaku.Core.Addresses;

/// <summary>How two lists of elements resemble each other.</summary>
internal enum Likeness
{
    /// <summary>Equal, or related letter by letter.</summary>
    Same,

    /// <summary>Equal but for one character, which is no number.</summary>
    OneSubstituted,

    /// <summary>The left one begins with the right one.</summary>
    LeftLonger,

    /// <summary>The right one begins with the left one.</summary>
    RightLonger,

    /// <summary>Anything else.</summary>
    Different,
}
