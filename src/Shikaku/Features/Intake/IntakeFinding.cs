namespace Shikaku.Features.Intake;

/// <summary>A finding of a file.</summary>
/// <param name="Ordinal">Its place among the findings of the file, from 1.</param>
/// <param name="Line">Line of the file.</param>
/// <param name="Column">Name of the column; empty where the whole row or file is meant.</param>
/// <param name="Code">What is wrong.</param>
public sealed record IntakeFinding(long Ordinal, long Line, string Column, string Code);
