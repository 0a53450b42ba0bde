using Shikaku.Core.Records;
using Shikaku.Features.Checks.Results;

namespace Shikaku.Features.Mergers;

/// <summary>Something wrong or worth telling of a row of the list.</summary>
/// <param name="Line">Physical line, counted from 1.</param>
/// <param name="Column">Japanese name of the column; empty if the whole row is meant.</param>
/// <param name="Code">The code.</param>
/// <param name="Severity">Whether it refuses the list.</param>
/// <param name="Sentence">A Japanese sentence.</param>
internal sealed record MergerFinding(long Line, string Column, string Code, Severity Severity, string Sentence)
{
    /// <summary>A finding of this check.</summary>
    public static MergerFinding Of(long line, MergerColumn column, MergerCode code)
    {
        var (severity, sentence) = MergerCatalogue.Of(code);
        return new(line, MergerColumns.NameOf(column), code.ToString(), severity, sentence);
    }

    /// <summary>A finding that every CSV file may have.</summary>
    public static MergerFinding Of(long line, FindingCode code) =>
        new(line, "", FindingNames.Of(code), FindingCatalogue.Of(code).Severity, FindingCatalogue.Of(code).JapaneseMessage);
}
