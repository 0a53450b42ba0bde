namespace Shikaku.Core.Identifiers;

/// <summary>本人・家族: whether the member is the insured person or a dependant (ID-25).</summary>
public enum InsuredRelation : byte
{
    /// <summary>本人.</summary>
    Insured = 1,

    /// <summary>家族.</summary>
    Dependant = 2,
}
