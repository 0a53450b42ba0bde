using Shikaku.Core.Identifiers;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Features.Checks.Join;
using Shikaku.Features.Checks.Passes;
using Shikaku.Features.Checks.Repetition;
using Shikaku.Features.Checks.Results;
using Shikaku.Files;

namespace Shikaku.Features.Checks;

/// <summary>
/// Judges the members of one block after the other: form, registration checks, join with the resident, comparison, judgement.
/// One for each worker; nothing is allocated for a usual row.
/// </summary>
internal sealed class MemberScan
{
    private readonly CheckSetup _setup;
    private readonly ResidentFinder _finder;
    private MemberGroup _group;
    private MemberGroup _nextGroup;
    private readonly ResidentReader _residents;
    private readonly RegistrationChecks _checks;
    private readonly RowFindings _findings = new();
    private readonly RecordComparison _comparison = new();
    private readonly ReasonText _reasonText;
    private readonly JudgementWriter _writer;
    private readonly RowRepetition.Notes _repetition;
    private readonly string[] _reasonCodes = new string[32];
    private RecordComparer? _comparer;

    /// <summary>Makes the scan of a worker.</summary>
    /// <param name="setup">What all workers share.</param>
    /// <param name="finder">Finds residents.</param>
    /// <param name="repetition">Where this worker notes what could be repeated.</param>
    public MemberScan(CheckSetup setup, ResidentFinder finder, RowRepetition.Notes repetition)
    {
        _setup = setup;
        _finder = finder;
        _repetition = repetition;
        _group = new MemberGroup(setup, finder);
        _nextGroup = new MemberGroup(setup, finder);
        _residents = new ResidentReader(setup.Residents, setup.ResidentHeader);
        _checks = setup.Tables.CreateChecks();
        _reasonText = setup.Tables.CreateReasonText();
        _writer = new JudgementWriter(Counts, setup.Policy.Judge(ItemVector.AllAgree, 1));
    }

    /// <summary>What this worker counted.</summary>
    public CheckCounts Counts { get; } = new();

    /// <summary>The first line that this worker saw end otherwise than the header; the largest number if there is none.</summary>
    public long FirstOtherLineEnd { get; private set; } = long.MaxValue;

    /// <summary>Judges the rows of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="output">Takes the lines of both files.</param>
    public void Judge(FileBlock block, BlockOutput output)
    {
        _finder.Begin(block);
        var rows = new BlockRows(block, _setup.MemberHeader, _setup.Members.Encoding);
        _group.TryRead(ref rows, block);
        _group.Approach();
        while (_group.Count > 0)
        {
            // The group behind is read before this one is judged: the memory has time to answer.
            _nextGroup.TryRead(ref rows, block);
            JudgeGroup(block, output);
            _nextGroup.Approach();
            (_group, _nextGroup) = (_nextGroup, _group);
        }

        FirstOtherLineEnd = Math.Min(FirstOtherLineEnd, rows.FirstOtherLineEnd);
    }

    private void JudgeGroup(FileBlock block, BlockOutput output)
    {
        for (var i = 0; i < _group.Count; i++)
        {
            var row = _group.Rows[i];
            if (row.Fault is { } fault)
            {
                RefuseForm(row.Line, fault, output);
            }
            else
            {
                JudgeRow(_setup.MemberOf(row, block), _group.Numbers[i], row, output);
            }
        }
    }

    private void JudgeRow(in MemberRow row, in NumberReading number, BlockRow place, BlockOutput output)
    {
        Counts.Rows++;
        var line = place.Line;
        var facts = default(MemberFacts);
        _findings.Reset();
        _checks.Check(row, number, _setup.Day, _findings, ref facts);
        foreach (var finding in _findings.All)
        {
            FindingWriter.Write(output.Findings, line, MemberColumns.NameOf(finding.Column), finding.Code, Counts.Findings);
        }

        _repetition.Note(row, facts);
        if (_findings.HasError)
        {
            Refuse(row, line, output);
        }
        else
        {
            var person = MemberPerson.Of(row);
            Compare(row, person, _finder.Find(place.Ordinal, facts.Number.ToKey(), _setup.Items.DigestOf(person)), line, output);
        }
    }

    private void Compare(in MemberRow row, in PersonText person, ResidentLink link, long line, BlockOutput output)
    {
        var insurer = row[MemberColumn.InsurerNumber];
        var memberId = row[MemberColumn.MemberId];
        if (link.Answer != RegistryAnswer.Found)
        {
            var code = link.Answer == RegistryAnswer.Failed ? FindingCode.S011 : FindingCode.S010;
            Counts.NotFound++;
            FindingWriter.Write(output.Findings, line, MemberColumns.NameOf(MemberColumn.IndividualNumber), code, Counts.Findings);
            _writer.WriteNotCompared(output.Judgements, line, insurer, memberId, [_setup.ReasonOf(code)]);
        }
        else if (link.IsEqual && SaysEverything(person))
        {
            _writer.WriteEqual(output.Judgements, line, insurer, memberId);
        }
        else
        {
            _comparer ??= _setup.Tables.CreateComparer(_setup.Day);
            _comparison.Reset();
            _comparer.Compare(person, _residents.Read(link.Offset).Person, _comparison);
            var verdict = _setup.Policy.Judge(_comparison, 1);
            var reasons = _setup.Explain ? _reasonText.Explain(_comparison, person) : _reasonText.Codes(_comparison);
            _repetition.NoteVerdict(line, verdict);
            _writer.WriteCompared(output.Judgements, line, insurer, memberId, verdict, _comparison, reasons);
        }
    }

    private bool SaysEverything(in PersonText person) =>
        _findings.All.IsEmpty ? RecordComparer.SaysEverythingUnlessDate(person) : RecordComparer.SaysEverything(person);

    private void Refuse(in MemberRow row, long line, BlockOutput output)
    {
        Counts.Refused++;
        var count = 0;
        var isInsurerShown = true;
        var isMemberShown = true;
        foreach (var finding in _findings.All)
        {
            var reason = _setup.ReasonOf(finding.Code);
            if (FindingCatalogue.Of(finding.Code).Severity == Severity.Error && count < _reasonCodes.Length
                && !_reasonCodes.AsSpan(0, count).Contains(reason))
            {
                _reasonCodes[count++] = reason;
            }

            // A malformed identifier may be anything, even a number that slipped into the wrong column: it is not repeated.
            isInsurerShown &= finding.Code != FindingCode.S125 || finding.Column != MemberColumn.InsurerNumber;
            isMemberShown &= finding.Code != FindingCode.S133;
        }

        var insurer = isInsurerShown ? row[MemberColumn.InsurerNumber] : default;
        var memberId = isMemberShown ? row[MemberColumn.MemberId] : default;
        _writer.WriteNotCompared(output.Judgements, line, insurer, memberId, _reasonCodes.AsSpan(0, count));
    }

    private void RefuseForm(long line, FindingCode code, BlockOutput output)
    {
        Counts.Rows++;
        Counts.Refused++;
        FindingWriter.Write(output.Findings, line, "", code, Counts.Findings);
        _writer.WriteNotCompared(output.Judgements, line, default, default, [_setup.ReasonOf(code)]);
    }
}
