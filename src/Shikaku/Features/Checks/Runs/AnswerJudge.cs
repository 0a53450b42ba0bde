using System.Text;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Results;
using Shikaku.Features.Stops;

namespace Shikaku.Features.Checks.Runs;

/// <summary>
/// Judges stored members by what the registry answers about them, as <c>shikaku check</c> judges rows of files. One for each worker; not thread-safe.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="policy">The policy.</param>
/// <param name="day">The present day.</param>
/// <param name="seal">Makes digests.</param>
internal sealed class AnswerJudge(CheckTables tables, JudgementPolicy policy, DateOnly day, RowSeal seal)
{
    private readonly RecordComparer _comparer = tables.CreateComparer(day);
    private readonly RecordComparison _comparison = new();
    private readonly ReasonText _reasons = tables.CreateReasonText();
    private readonly string _policy = $"{policy.Name} {policy.EffectiveFrom:yyyy-MM-dd}";
    private readonly string _tables = ReferenceTables.DigestOf(tables.Entries);

    /// <summary>Judges an answer.</summary>
    /// <param name="member">The member.</param>
    /// <param name="isFound">Whether the registry knows the number.</param>
    /// <param name="resident">What it says.</param>
    /// <param name="inquiry">Which inquiry was answered.</param>
    /// <param name="validQualifications">Number of valid qualifications with the same number, this one included.</param>
    /// <returns>Where the qualification stands by this answer alone.</returns>
    public Standing Judge(MemberAsked member, bool isFound, in ResidentRow resident, AnsweredInquiry inquiry, int validQualifications)
    {
        var former = member.Standing?.Content;
        var verdict = Verdict.NotCompared;
        var (tiers, reasons) = ("", FindingNames.Of(FindingCode.S010));
        if (isFound)
        {
            _comparison.Reset();
            _comparer.Compare(member.Texts, resident.Person, _comparison);
            verdict = policy.Judge(_comparison, validQualifications);
            tiers = TierLetters.Of(_comparison);
            reasons = tiers == TierLetters.AllExact ? "" : Encoding.UTF8.GetString(_reasons.Codes(_comparison));
        }

        var standing = new Standing
        {
            MemberId = member.MemberId,
            Qualification = member.Qualification,
            ResultId = Guid.CreateVersion7(inquiry.AskedAt),
            RunId = inquiry.Run,
            AskedAt = inquiry.AskedAt,
            ComparedVersion = member.Version,
            Person = member.Person,
            MemberDigest = member.DigestOf(seal),
            ResidentDigest = isFound ? DigestOf(resident) : null,
            Policy = _policy,
            Tables = _tables,
            State = StandingState.Agreed,
            Verdict = verdict,
            Tiers = tiers,
            Reasons = reasons,
            Doubt = DoubtOf(tiers),
            Stop = Stop.None,
            QualificationStoppedOn = former?.QualificationStoppedOn,
            MedicalStoppedOn = former?.MedicalStoppedOn,
            Resident = isFound && tiers != TierLetters.AllExact ? TextsOf(resident, member.IsNotDisclosed) : null,
        };
        return standing.With(verdict.Stop == Stop.None ? StandingState.Agreed : StandingState.Stopped, verdict.Stop, day);
    }

    private static short DoubtOf(string tiers)
    {
        var doubt = 0;
        foreach (var letter in tiers)
        {
            doubt += TierLetters.Parse(letter) switch
            {
                Tier.Different => 3,
                Tier.Near => 2,
                Tier.Undetermined => 1,
                _ => 0,
            };
        }

        return (short)doubt;
    }

    private static ResidentTexts TextsOf(in ResidentRow resident, bool isNotDisclosed) => new(
        TextOf(resident, ResidentColumn.KanjiName), TextOf(resident, ResidentColumn.KanaName), TextOf(resident, ResidentColumn.FormerName),
        TextOf(resident, ResidentColumn.AliasName), TextOf(resident, ResidentColumn.BirthDate), TextOf(resident, ResidentColumn.Sex),
        isNotDisclosed ? null : TextOf(resident, ResidentColumn.Address));

    private static string? TextOf(in ResidentRow resident, ResidentColumn column) =>
        resident[column] is { IsEmpty: false } text ? Encoding.UTF8.GetString(text).Replace("\0", "\uFFFD", StringComparison.Ordinal) : null;

    private byte[] DigestOf(in ResidentRow resident)
    {
        seal.Begin("stops.resident");
        for (var column = ResidentColumn.KanjiName; column <= ResidentColumn.Address; column++)
        {
            seal.AddText(resident[column]);
        }

        return seal.Close();
    }
}
