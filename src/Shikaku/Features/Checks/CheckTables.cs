using Shikaku.Core.Identifiers;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Checks;

/// <summary>The tables that a check uses. Those of the comparison are read only when the first pair needs them.</summary>
internal sealed class CheckTables
{
    private readonly TableFiles _files;
    private readonly RegistrationTables _registration;
    private readonly ComparisonTables _comparison;

    /// <summary>Opens the tables.</summary>
    /// <exception cref="Commands.UnusableInputException">A table is damaged.</exception>
    public CheckTables(TableFiles files)
    {
        _files = files;
        _comparison = new ComparisonTables(files.Read);
        _registration = new RegistrationTables(
            _comparison.Eras,
            SchemeTable.Parse(files.Read("schemes.tsv")),
            CodeLists.Parse(files.Read("codes.tsv")),
            ImproperWords.Parse(files.Read("improper_words.tsv")),
            MunicipalityNames.Parse(files.Read("prefectures.tsv"), files.Read("municipalities.tsv")));
        Policies = JudgementPolicies.Parse(files.Read("judgement_policies.json"));
    }

    /// <summary>The judgement policies.</summary>
    public JudgementPolicies Policies { get; }

    /// <summary>What the manifest says about the tables.</summary>
    public IReadOnlyList<TableEntry> Entries => _files.Manifest.Tables;

    /// <summary>
    /// The registration checks for one worker. Without a register a row that names no operation is taken for one that is registered already,
    /// so that members with numbers from old data are judged rather than refused.
    /// </summary>
    public RegistrationChecks CreateChecks() => new(_registration, new RegistrationOptions(IsBlankOperationAnAddition: false));

    /// <summary>The comparison for one worker.</summary>
    /// <param name="day">The day of the check.</param>
    public RecordComparer CreateComparer(DateOnly day) => new(_comparison, day);
}
