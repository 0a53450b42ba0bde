namespace Shikaku.Core.Records;

/// <summary>What the registration checks cannot know from the row.</summary>
/// <param name="AllowMadeUpBodies">Whether prefecture numbers 51 to 99, which mark made-up bodies, are accepted (ID-38). Production refuses them.</param>
/// <param name="IsBlankOperationAnAddition">
/// Whether a row without 処理区分 adds a number, so that the methods for old data only are refused (S132). Without a register there is no key
/// that it could change (product.md §5).
/// </param>
public sealed record RegistrationOptions(bool AllowMadeUpBodies = true, bool IsBlankOperationAnAddition = true);
