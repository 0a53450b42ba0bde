using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Records;

/// <summary>The tables by which rows are checked; shared by all workers.</summary>
public sealed class RegistrationTables
{
    /// <summary>Takes the tables.</summary>
    /// <exception cref="InvalidDataException">A code list is missing.</exception>
    public RegistrationTables(
        EraTable eras, SchemeTable schemes, CodeLists codes, ImproperWords words, MunicipalityNames municipalities, FormerMunicipalityNames formerMunicipalities,
        RegistrationLimits limits)
    {
        Limits = limits;
        Dates = new DateText(eras);
        Schemes = schemes;
        Words = words;
        Municipalities = municipalities;
        FormerMunicipalities = formerMunicipalities;
        Characters = new CharacterTable(words);
        AddressFilter = new AddressFilter(words.TextsOf(ImproperWords.Field.Address));
        Relation = codes["relation"];
        LossReason = codes["loss_reason"];
        CardClass = codes["card_class"];
        AcquisitionMethod = codes["acquisition_method"];
        Operation = codes["operation"];
        CopayRatio = codes["copay_ratio"];
    }

    /// <summary>Reads the dates of the files.</summary>
    public DateText Dates { get; }

    /// <summary>How far registration reaches back and ahead.</summary>
    public RegistrationLimits Limits { get; }

    /// <summary>The schemes that insurers belong to.</summary>
    public SchemeTable Schemes { get; }

    internal ImproperWords Words { get; }

    internal MunicipalityNames Municipalities { get; }

    internal FormerMunicipalityNames FormerMunicipalities { get; }

    internal CharacterTable Characters { get; }

    internal AddressFilter AddressFilter { get; }

    internal CodeList Relation { get; }

    internal CodeList LossReason { get; }

    internal CodeList CardClass { get; }

    /// <summary>個人番号取得方法 (CHK-12).</summary>
    public CodeList AcquisitionMethod { get; }

    internal CodeList Operation { get; }

    internal CodeList CopayRatio { get; }
}
