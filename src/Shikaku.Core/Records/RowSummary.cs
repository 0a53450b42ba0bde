using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>What the checks over several rows need of one row.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Key">Digest of the key of the qualification: insurer_number, member_id, acquired_on (CHK-03).</param>
/// <param name="Content">Digest of the whole row.</param>
/// <param name="Insurer">保険者番号.</param>
/// <param name="Birth">生年月日.</param>
/// <param name="Sex">性別.</param>
/// <param name="Acquired">資格取得年月日.</param>
/// <param name="Lost">資格喪失年月日, the first day without qualification, or none.</param>
public readonly record struct RowSummary(
    long Line,
    FieldDigest Key,
    FieldDigest Content,
    InsurerNumber Insurer,
    PartialDate Birth,
    Sex Sex,
    PartialDate Acquired,
    PartialDate Lost);
