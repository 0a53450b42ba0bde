namespace Shikaku.Core.Matching;

/// <summary>Why a field did not compare as exact: the rule, where it applied, and the table row that bears it out (MAT-03).</summary>
/// <param name="Code">The rule.</param>
/// <param name="Left">Where it applied in the member's text.</param>
/// <param name="Right">Where it applied in the resident's text.</param>
/// <param name="TableRow">Identifier of the row in the table that the code names (column <c>row</c> of that table in data/), or 0 where the rule needs no table.</param>
/// <param name="Count">How often it applied, where one reason stands for several places; 1 otherwise.</param>
public readonly record struct Reason(ReasonCode Code, TextRange Left, TextRange Right, int TableRow = 0, ushort Count = 1);
