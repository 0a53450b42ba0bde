namespace Shikaku.Core.Judgement;

/// <summary>What a policy does where only the address does not agree, <c>addressOnly</c> (CHK-22).</summary>
public enum AddressOnlyRule : byte
{
    /// <summary>Never a stop.</summary>
    None,

    /// <summary>A stop if two or more valid qualifications hold the number.</summary>
    Several,

    /// <summary>Always a stop.</summary>
    Stop,
}
