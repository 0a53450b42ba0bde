using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Records;

/// <summary>What was read from one row of a members file. A value that is blank, missing or refused is the default of its type.</summary>
public record struct MemberFacts
{
    /// <summary>保険者番号.</summary>
    public InsurerNumber Insurer { get; set; }

    /// <summary>個人番号.</summary>
    public IndividualNumber Number { get; set; }

    /// <summary>生年月日.</summary>
    public PartialDate Birth { get; set; }

    /// <summary>性別.</summary>
    public Sex Sex { get; set; }

    /// <summary>資格取得年月日; always a whole day.</summary>
    public PartialDate Acquired { get; set; }

    /// <summary>資格喪失年月日, the first day without qualification; always a whole day, or none.</summary>
    public PartialDate Lost { get; set; }

    /// <summary>個人番号取得方法 (CHK-12): 1 to 9, or 0.</summary>
    public byte AcquisitionMethod { get; set; }
}
