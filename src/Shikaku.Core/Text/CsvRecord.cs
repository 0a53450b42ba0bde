namespace Shikaku.Core.Text;

/// <summary>Where a CSV record lies in its block.</summary>
/// <param name="Start">Index of its first byte.</param>
/// <param name="End">Index behind its line end.</param>
/// <param name="FieldCount">Number of fields, also of those that did not fit into the caller's span.</param>
/// <param name="LineCount">Number of physical lines that it takes.</param>
/// <param name="Fault">What is wrong with its form.</param>
/// <param name="EndsWithCarriageReturn">Whether its line end is CRLF.</param>
public readonly record struct CsvRecord(int Start, int End, int FieldCount, int LineCount, CsvFault Fault, bool EndsWithCarriageReturn)
{
    /// <summary>Whether the record is an empty line, which readers pass over.</summary>
    /// <param name="fields">The fields read.</param>
    public bool IsBlankLine(ReadOnlySpan<FieldRange> fields) => FieldCount == 1 && Fault == CsvFault.None && fields[0].Length == 0 && End - Start <= 2;
}
