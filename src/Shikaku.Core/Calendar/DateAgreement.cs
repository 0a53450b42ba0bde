namespace Shikaku.Core.Calendar;

/// <summary>What the comparison of two dates says (ID-44).</summary>
public enum DateAgreement : byte
{
    /// <summary>The same known parts and the same unknown parts.</summary>
    Agree,

    /// <summary>The known parts fit together, but one side knows more.</summary>
    Undetermined,

    /// <summary>They cannot be one day.</summary>
    Differ,
}
