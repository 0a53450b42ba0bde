namespace Shikaku.Features.Vault;

/// <summary>What a number may be taken out of the vault for; nothing else exists.</summary>
internal enum ReadingPurpose
{
    /// <summary>To ask the resident registry (住民基本台帳ネットワーク) about the person.</summary>
    RegistryInquiry,

    /// <summary>To show its last four digits to a user who may see the member (ID-20).</summary>
    Display,

    /// <summary>To show it in full to a user with that right, who has given a reason (ID-20).</summary>
    DisplayInFull,

    /// <summary>To register it for a member whom two people have recognised by eye (CHK-13).</summary>
    RegistrationByTwo,

    /// <summary>To seal it under the current key.</summary>
    KeyRotation,
}
