namespace Shikaku.Core.Records;

/// <summary>A finding of a row that was found by comparing it with others.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Finding">What is wrong and where.</param>
public readonly record struct RowFinding(long Line, Finding Finding);
