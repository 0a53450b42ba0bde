using Shikaku.Core.Identifiers;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Core.Residue;
using Shikaku.Core.Text;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Checks;

/// <summary>
/// The tables that a check uses. They are read on a thread of their own, in the order in which a check needs them, for it has much to do before.
/// </summary>
internal sealed class CheckTables
{
    private readonly TableFiles _files;
    private readonly Lazy<JudgementPolicies> _policies;
    private readonly ComparisonTables _comparison;
    private readonly Lazy<RegistrationTables> _registration;
    private readonly Lazy<ConfirmationPolicy> _confirmations;
    private readonly Lazy<ResiduePolicy> _residue;
    private readonly Lazy<PrefectureNames> _prefectures;
    private readonly Lazy<StoppedRecordRules> _stoppedRecords;

    /// <summary>Begins to read the tables. The first use of one that is missing or damaged throws <see cref="Commands.UnusableInputException"/>.</summary>
    public CheckTables(TableFiles files)
    {
        _files = files;
        _policies = new(() => JudgementPolicies.Parse(files.Read(JudgementPolicies.FileName)));
        _comparison = new ComparisonTables(files.Read);
        _registration = new(() => new RegistrationTables(
            _comparison.Eras,
            SchemeTable.Parse(files.Read("schemes.tsv")),
            CodeLists.Parse(files.Read("codes.tsv")),
            ImproperWords.Parse(files.Read("improper_words.tsv")),
            MunicipalityNames.Parse(files.Read("prefectures.tsv"), files.Read("municipalities.tsv")),
            FormerMunicipalityNames.Parse(files.Read("former_municipalities.tsv")),
            RegistrationLimits.Parse(files.Read("registration_limits.tsv"))));
        _confirmations = new(() => ConfirmationPolicy.Parse(files.Read("confirmation_reasons.tsv"), files.Read("confirmation_parameters.tsv")));
        _residue = new(() => ResiduePolicy.Parse(files.Read(ResiduePolicy.FileName)));
        _prefectures = new(() => PrefectureNames.Parse(files.Read("prefectures.tsv")));
        _stoppedRecords = new(() => StoppedRecordRules.Parse(files.Read("stopped_record_rules.tsv")));
        _ = Task.Run(ReadAhead);
    }

    /// <summary>The judgement policies.</summary>
    public JudgementPolicies Policies => _policies.Value;

    /// <summary>The tables of the registration checks.</summary>
    public RegistrationTables Registration => _registration.Value;

    /// <summary>What may be confirmed (確認登録).</summary>
    public ConfirmationPolicy Confirmations => _confirmations.Value;

    /// <summary>What counts as left over (残存).</summary>
    public ResiduePolicy Residue => _residue.Value;

    /// <summary>The names of prefectures.</summary>
    public PrefectureNames Prefectures => _prefectures.Value;

    /// <summary>What is asked about stopped records.</summary>
    public StoppedRecordRules StoppedRecords => _stoppedRecords.Value;

    /// <summary>The notation fold.</summary>
    public FoldTable Fold => _comparison.Fold;

    /// <summary>What the manifest says about the tables.</summary>
    public IReadOnlyList<TableEntry> Entries => _files.Manifest.Tables;

    /// <summary>
    /// The registration checks for one worker. Without a register a row that names no operation is taken for one that is registered already,
    /// so that members with numbers from old data are judged rather than refused.
    /// </summary>
    public RegistrationChecks CreateChecks() => new(_registration.Value, new RegistrationOptions(IsBlankOperationAnAddition: false));

    /// <summary>The way to put reasons into words, for one worker.</summary>
    public ReasonText CreateReasonText() => new(_comparison.Towns);

    /// <summary>The comparison for one worker.</summary>
    /// <param name="day">The day of the check.</param>
    public RecordComparer CreateComparer(DateOnly day) => new(_comparison, day);

    /// <summary>Makes sure that every table is whole, also those that no row has needed: the summary vouches for them all.</summary>
    /// <exception cref="Commands.UnusableInputException">One is missing or damaged.</exception>
    public void RequireWhole() => ReadAhead();

    /// <summary>What fails here fails again where the table is used, and is reported there.</summary>
    private void ReadAhead() => _ = (_policies.Value, _registration.Value, _comparison.Kana, _comparison.Towns.Value, _confirmations.Value, _residue.Value, _prefectures.Value,
        _stoppedRecords.Value);
}
