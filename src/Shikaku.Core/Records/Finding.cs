namespace Shikaku.Core.Records;

/// <summary>Something wrong with one column of a row.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Column">Where.</param>
public readonly record struct Finding(FindingCode Code, MemberColumn Column);
