using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Members;

/// <summary>
/// Registers one row after the other: checks it, sees what the register says of its key and its person, and opens and closes versions. File, screen and API alike
/// come through here. Made once for a transaction; not thread-safe.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="insurer">The insurer whose rows they are.</param>
/// <param name="today">The day, Japan time.</param>
/// <param name="open">What is on record.</param>
internal sealed class RowRegistration(RegistrationTables tables, InsurerNumber insurer, DateOnly today, OpenQualifications open)
{
    private static readonly MemberColumn[] Written =
    [
        MemberColumn.Symbol, MemberColumn.Number, MemberColumn.Branch, MemberColumn.KanjiName, MemberColumn.KanaName, MemberColumn.AliasName, MemberColumn.PostalCode,
        MemberColumn.Address, MemberColumn.CopayRatio,
    ];

    private readonly RegistrationChecks _checks = new(tables, new RegistrationOptions());
    private readonly RegisterTexts _texts = new(tables);
    private readonly MergedRow _merged = new();
    private readonly List<RowFinding> _found = [];

    /// <summary>What the last row says, in the form in which the register keeps it, if nothing but the number was missing to add it (S101); else null.</summary>
    public string?[]? WithoutNumber { get; private set; }

    /// <summary>Registers a row.</summary>
    /// <param name="row">The row; well formed.</param>
    /// <param name="number">What the reading of its individual number gave.</param>
    /// <param name="person">The person of that number; meaningless without one.</param>
    /// <param name="isOfFile">Whether it stands in a file. What it changes far back is then noted (S147) or refused (S148); a notice has its reason and its second person.</param>
    /// <param name="findings">Takes the findings; what it holds already stays.</param>
    /// <returns>What became of it; after an error nothing has changed.</returns>
    public RegistrationResult Register(in MemberRow row, in NumberReading number, PersonKey person, bool isOfFile, RowFindings findings)
    {
        WithoutNumber = null;
        if (InsurerNumber.TryParse(row[MemberColumn.InsurerNumber], allowMadeUpBodies: true, out var named, out _) && named != insurer)
        {
            findings.Add(FindingCode.S127, MemberColumn.InsurerNumber);
            return RegistrationResult.Refused;
        }

        var facts = default(MemberFacts);
        var operation = OperationOf(row[MemberColumn.Operation]);
        if (named == insurer && FindFormer(row, out var former))
        {
            return operation switch
            {
                RowOperation.Cancel => Cancel(former, isOfFile, findings),
                RowOperation.Add => AddAgain(row, number, person, former, findings),
                RowOperation.Change or RowOperation.Lose or RowOperation.AddOrChange => Change(row, number, person, former, isOfFile, findings),
            };
        }

        Check(row, number, findings, ref facts);
        if (operation == RowOperation.Cancel || (operation is RowOperation.Change or RowOperation.Lose && Lacks(findings)))
        {
            RefuseMissing(findings);
        }
        else if (operation is RowOperation.Change or RowOperation.Lose)
        {
            findings.Add(FindingCode.S139, MemberColumn.Operation);
        }

        if (findings.HasError)
        {
            WithoutNumber = LacksNumberAlone(findings) ? _texts.Of(row, facts) : null;
            return RegistrationResult.Refused;
        }

        var added = new Qualification(
            _texts.Of(row, facts), person, facts.Acquired.FirstPossible, facts.Lost.IsNone ? null : facts.Lost.FirstPossible);
        CompareWithOthers(added, findings);
        if (findings.HasError)
        {
            return RegistrationResult.Refused;
        }

        open.Open(added);
        return RegistrationResult.Added;
    }

    /// <summary>The checks of every file, and one more: nothing but the vault may keep a number, whichever column it slipped into.</summary>
    private void Check(in MemberRow row, in NumberReading number, RowFindings findings, ref MemberFacts facts)
    {
        _checks.Check(row, number, today, findings, ref facts);
        foreach (var column in Written)
        {
            // What an insurer calls its members by is opaque: a right check digit does not make it somebody's number (ID-05).
            var isOpaque = column is MemberColumn.Symbol or MemberColumn.Number or MemberColumn.Branch;
            if (number.Number.OccursIn(row[column]) || (isOpaque ? StrayNumber.IsIn(row[column], number.Number) : StrayNumber.IsAnyIn(row[column])))
            {
                findings.Add(FindingCode.S141, column);
            }
        }
    }

    private static RowOperation OperationOf(ReadOnlySpan<byte> text)
    {
        Span<byte> folded = stackalloc byte[IdentifierText.MaxLength];
        return IdentifierText.Fold(text, folded) == 1
            ? folded[0] switch
            {
                (byte)'A' => RowOperation.Add,
                (byte)'C' => RowOperation.Change,
                (byte)'L' => RowOperation.Lose,
                (byte)'X' => RowOperation.Cancel,
                _ => RowOperation.AddOrChange,
            }
            : RowOperation.AddOrChange;
    }

    /// <summary>Whether a row is too bare to register anything: it relies on a qualification that should be there.</summary>
    private static bool Lacks(RowFindings findings)
    {
        foreach (var finding in findings.All)
        {
            if (finding.Code is FindingCode.S101 or FindingCode.S104)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a row has one error, and that is its missing number.</summary>
    private static bool LacksNumberAlone(RowFindings findings)
    {
        var isMissing = false;
        foreach (var finding in findings.All)
        {
            if (finding.Code == FindingCode.S101)
            {
                isMissing = true;
            }
            else if (FindingCatalogue.Of(finding.Code).Severity == Severity.Error)
            {
                return false;
            }
        }

        return isMissing;
    }

    /// <summary>Unless its key is wrong, a row is about something that is not there; what else it lacks does not matter.</summary>
    private static void RefuseMissing(RowFindings findings)
    {
        foreach (var finding in findings.All)
        {
            if (finding.Column is MemberColumn.InsurerNumber or MemberColumn.MemberId or MemberColumn.AcquiredOn or MemberColumn.Operation
                && FindingCatalogue.Of(finding.Code).Severity == Severity.Error)
            {
                return;
            }
        }

        findings.Reset();
        findings.Add(FindingCode.S137, MemberColumn.Operation);
    }

    private bool FindFormer(in MemberRow row, out List<StoredQualification> former)
    {
        former = [];
        if (!MemberId.TryParse(row[MemberColumn.MemberId], out var member, out _)
            || tables.Dates.Read(row[MemberColumn.AcquiredOn], DateUse.Qualification) is not { IsValid: true, Date: var acquired })
        {
            return false;
        }

        former.AddRange(open.OfMember(member.ToString()).Where(version => version.Content.AcquiredOn == acquired.FirstPossible));
        return former.Count > 0;
    }

    private RegistrationResult Cancel(List<StoredQualification> former, bool isOfFile, RowFindings findings)
    {
        if (isOfFile)
        {
            Limit(former[0].Content.AcquiredOn, MemberColumn.AcquiredOn, findings);
        }

        if (findings.HasError)
        {
            return RegistrationResult.Refused;
        }

        former.ForEach(open.End);
        return RegistrationResult.Cancelled;
    }

    /// <summary>A row that adds what is there already is a repetition, unless it says something else.</summary>
    private RegistrationResult AddAgain(in MemberRow row, in NumberReading number, PersonKey person, List<StoredQualification> former, RowFindings findings)
    {
        var facts = default(MemberFacts);
        Check(row, number, findings, ref facts);
        if (findings.HasError)
        {
            return RegistrationResult.Refused;
        }

        var newest = former[^1].Content;
        if (former.Count == 1 && new Qualification(_texts.Of(row, facts), person, newest.From, newest.Until).SaysTheSameAs(newest))
        {
            return RegistrationResult.Unchanged;
        }

        findings.Add(FindingCode.S136, MemberColumn.Operation);
        return RegistrationResult.Refused;
    }

    /// <summary>Holds a row of a file to how far back one person may reach without a reason, or at all (LIF-06).</summary>
    private void Limit(DateOnly firstDay, MemberColumn column, RowFindings findings)
    {
        var limits = tables.Limits.On(today);
        if (limits.NeedsReason(firstDay, today))
        {
            findings.Add(limits.NeedsSecondPerson(firstDay, today) ? FindingCode.S148 : FindingCode.S147, column);
        }
    }

    private RegistrationResult Change(
        in MemberRow row, in NumberReading number, PersonKey person, List<StoredQualification> former, bool isOfFile, RowFindings findings)
    {
        var newest = former[^1].Content;
        var facts = default(MemberFacts);
        _merged.Merge(row, newest);
        var keepsNumber = !_merged.IsSet(MemberColumn.IndividualNumber);
        Check(_merged.Row, keepsNumber ? default : number, findings, ref facts);
        if (OperationOf(row[MemberColumn.Operation]) == RowOperation.Lose && IdentifierText.IsBlank(row[MemberColumn.LostOn]))
        {
            findings.Add(FindingCode.S138, MemberColumn.LostOn);
        }

        if (findings.HasError)
        {
            return RegistrationResult.Refused;
        }

        var merged = new Qualification(_texts.Of(_merged.Row, facts), keepsNumber ? newest.Person : person, newest.From, newest.Until);
        if (QualificationChange.ComesAfterLoss(newest, merged, _merged.IsSet))
        {
            findings.Add(FindingCode.S140, MemberColumn.FactOn);
            return RegistrationResult.Refused;
        }

        var uncut = QualificationChange.Reopens(newest, merged) ? UncutQualification.Of(open.HistoryOf(newest)) : [];
        var versions = QualificationChange.Apply(former.ConvertAll(version => version.Content), uncut, merged, _merged.IsSet);
        if (isOfFile && QualificationChange.FirstDay(newest, merged, _merged.IsSet) is { } firstDay)
        {
            Limit(firstDay, newest.LostOn == merged.LostOn ? MemberColumn.FactOn : MemberColumn.LostOn, findings);
        }

        CompareWithOthers(merged.On(merged.AcquiredOn, merged.LostOn), findings);
        return findings.HasError ? RegistrationResult.Refused : Replace(former, versions);
    }

    private RegistrationResult Replace(List<StoredQualification> former, List<Qualification> versions)
    {
        var ended = former.FindAll(version => !versions.Exists(version.Content.SaysTheSameAs));
        var opened = versions.FindAll(version => !former.Exists(each => each.Content.SaysTheSameAs(version)));
        ended.ForEach(open.End);
        opened.ForEach(open.Open);
        return ended.Count + opened.Count == 0 ? RegistrationResult.Unchanged : RegistrationResult.Changed;
    }

    /// <summary>The member's other qualifications must not overlap (S135); the person's may, if it is the same person (S123, S124).</summary>
    private void CompareWithOthers(Qualification added, RowFindings findings)
    {
        foreach (var other in open.OfMember(added.MemberId))
        {
            if (other.Content.AcquiredOn != added.AcquiredOn && other.Content.Overlaps(added.From, added.Until))
            {
                findings.Add(FindingCode.S135, MemberColumn.AcquiredOn);
            }
        }

        foreach (var other in open.OfPerson(added.Person))
        {
            if (other.Content.MemberId != added.MemberId && other.Content.Overlaps(added.From, added.Until))
            {
                _found.Clear();
                RepeatedRows.JudgeNumber([SummaryOf(other.Content, 0), SummaryOf(added, 1)], _found);
                _found.ForEach(found => findings.Add(found.Finding.Code, found.Finding.Column));
            }
        }
    }

    private RowSummary SummaryOf(Qualification content, long place)
    {
        var sex = SexText.TryParse(content[MemberColumn.Sex], out Sex known) ? known : Sex.NotSet;
        return new RowSummary(
            place, default, default, insurer, tables.Dates.Read(content[MemberColumn.BirthDate], DateUse.Birth).Date, sex, new PartialDate(content.AcquiredOn),
            content.LostOn is { } lost ? new PartialDate(lost) : default);
    }
}
