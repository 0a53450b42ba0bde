using System.Runtime.CompilerServices;
using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>
/// The checks of one row at registration (CHK-01 to CHK-06): Z04, Z09, S101 to S120, S125, S126, S128 to S134, S142 to S146. Those that concern several rows
/// are in <see cref="RepeatedRows"/>. Made once per worker: it remembers the insurer of the row before. Allocates nothing per row.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="options">What the row does not say.</param>
public sealed class RegistrationChecks(RegistrationTables tables, RegistrationOptions options)
{
    private readonly RegistrationTables _tables = tables;
    private readonly RegistrationOptions _options = options;
    private readonly byte[] _insurerText = new byte[IdentifierText.MaxLength];
    private int _insurerLength;
    private InsurerNumber _insurer;
    private DateOnly _today;
    private int _todayNumber;
    private int _lastDayAhead;

    /// <inheritdoc cref="Check(in MemberRow, in NumberReading, DateOnly, RowFindings, ref MemberFacts)"/>
    public void Check(in MemberRow row, DateOnly today, RowFindings findings, ref MemberFacts facts) =>
        Check(row, NumberReading.Of(row[MemberColumn.IndividualNumber]), today, findings, ref facts);

    /// <summary>Checks a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">What the reading of its 個人番号 gave.</param>
    /// <param name="today">The day of the check, Japan time.</param>
    /// <param name="findings">Takes the findings; what it holds already stays.</param>
    /// <param name="facts">Takes what was read; what it held before is forgotten.</param>
    public void Check(in MemberRow row, in NumberReading number, DateOnly today, RowFindings findings, ref MemberFacts facts)
    {
        facts = default;
        if (today != _today || _todayNumber == 0)
        {
            _today = today;
            _todayNumber = new PartialDate(today).ToNumber();
            _lastDayAhead = new PartialDate(today.AddDays(_tables.Limits.On(today).DaysAhead)).ToNumber();
        }

        CheckIdentity(row, number, findings, ref facts);
        CheckName(row, MemberColumn.KanjiName, isRequired: true, findings);
        CheckKanaName(row, findings);
        CheckName(row, MemberColumn.AliasName, isRequired: false, findings);
        CheckBirth(row, findings, ref facts);
        CheckSex(row, findings, ref facts);
        CheckAddress(row, findings);
        CheckPeriod(row, findings, ref facts);
        CheckCodes(row, findings, ref facts);
        TextForm.CheckPostalCode(row[MemberColumn.PostalCode], findings);
        TextForm.CheckLength(row, findings);
    }

    private void CheckIdentity(in MemberRow row, in NumberReading number, RowFindings findings, ref MemberFacts facts)
    {
        facts.Insurer = ReadInsurer(row[MemberColumn.InsurerNumber]);
        if (facts.Insurer.IsNone)
        {
            findings.Add(FindingCode.S125, MemberColumn.InsurerNumber);
        }

        facts.Number = number.Number;

        // A member_id that holds the 個人番号 would carry it into every result.
        var memberId = row[MemberColumn.MemberId];
        if (!MemberId.IsWellFormed(memberId) || memberId.SequenceEqual(row[MemberColumn.IndividualNumber]) || number.Number.OccursIn(memberId))
        {
            findings.Add(FindingCode.S133, MemberColumn.MemberId);
        }

        if (number.Fault is { } code)
        {
            findings.Add(code, MemberColumn.IndividualNumber);
        }
    }

    /// <summary>Rows of one insurer follow each other, so its number is read once.</summary>
    private InsurerNumber ReadInsurer(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual(_insurerText.AsSpan(0, _insurerLength)) && _insurerLength > 0)
        {
            return _insurer;
        }

        _insurer = InsurerNumber.TryParse(text, _options.AllowMadeUpBodies, out var number, out _) && _tables.Schemes.Find(number) is not null
            ? number
            : default;
        _insurerLength = text.Length <= _insurerText.Length ? text.Length : 0;
        text[.._insurerLength].CopyTo(_insurerText);
        return _insurer;
    }

    private void CheckName(in MemberRow row, MemberColumn column, bool isRequired, RowFindings findings)
    {
        var text = row[column];
        if (text.IsEmpty && !isRequired)
        {
            return;
        }

        var traits = _tables.Characters.Of(text);
        if (traits.IsBlank)
        {
            if (isRequired)
            {
                findings.Add(FindingCode.S104, column);
            }

            return;
        }

        CheckSpaces(traits, column, findings);
        if (traits.Has(CharacterTraits.Placeholder))
        {
            findings.Add(FindingCode.S108, column);
        }

        if (traits.Has(CharacterTraits.ImproperWord) && _tables.Words.IsIn(text, ImproperWords.Field.Name, _today))
        {
            findings.Add(FindingCode.S110, column);
        }
    }

    private void CheckKanaName(in MemberRow row, RowFindings findings)
    {
        var traits = _tables.Characters.Of(row[MemberColumn.KanaName]);
        if (traits.IsBlank)
        {
            findings.Add(FindingCode.S130, MemberColumn.KanaName);
            return;
        }

        CheckSpaces(traits, MemberColumn.KanaName, findings);
        if (!traits.All(CharacterTraits.KanaName))
        {
            findings.Add(FindingCode.S113, MemberColumn.KanaName);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CheckSpaces(in TextTraits traits, MemberColumn column, RowFindings findings)
    {
        if (traits.EndsWith(CharacterTraits.Space))
        {
            findings.Add(FindingCode.Z04, column);
        }

        if (traits.StartsWithOrDoubles(CharacterTraits.Space))
        {
            findings.Add(FindingCode.S112, column);
        }
    }

    private void CheckBirth(in MemberRow row, RowFindings findings, ref MemberFacts facts)
    {
        facts.Birth = ReadRequiredDate(row, MemberColumn.BirthDate, DateUse.Birth, findings);
        if (!facts.Birth.IsNone && facts.Birth.ToNumber() > _todayNumber)
        {
            findings.Add(FindingCode.S116, MemberColumn.BirthDate);
        }
    }

    private static void CheckSex(in MemberRow row, RowFindings findings, ref MemberFacts facts)
    {
        var text = row[MemberColumn.Sex];
        if (!SexText.TryParse(text, out Sex sex))
        {
            findings.Add(IdentifierText.IsBlank(text) ? FindingCode.S104 : FindingCode.S126, MemberColumn.Sex);
        }
        else if (sex == Sex.NotSet)
        {
            findings.Add(FindingCode.S128, MemberColumn.Sex);
        }

        facts.Sex = sex;
    }

    private void CheckAddress(in MemberRow row, RowFindings findings)
    {
        var text = row[MemberColumn.Address];
        if (BlankText.Is(text))
        {
            findings.Add(FindingCode.S105, MemberColumn.Address);
            return;
        }

        var place = _tables.Municipalities.Find(text);
        if (!place.HasMunicipality && !MunicipalityNames.HasSuffix(text))
        {
            findings.Add(FindingCode.Z09, MemberColumn.Address);
        }

        if (place.PrefectureNumber == 0)
        {
            findings.Add(FindingCode.S106, MemberColumn.Address);
        }

        if (!place.HasMunicipality)
        {
            findings.Add(_tables.FormerMunicipalities.IsAtStartOf(text, _today) ? FindingCode.S134 : FindingCode.S107, MemberColumn.Address);
        }

        var needsCloserLook = _tables.AddressFilter.MayHold(text, out var digits);
        if (needsCloserLook && Placeholder.IsIn(text))
        {
            findings.Add(FindingCode.S109, MemberColumn.Address);
        }

        if ((needsCloserLook || digits >= TelephoneNumber.FewestDigits) && _tables.Words.IsIn(text, ImproperWords.Field.Address, _today))
        {
            findings.Add(FindingCode.S111, MemberColumn.Address);
        }
    }

    private void CheckPeriod(in MemberRow row, RowFindings findings, ref MemberFacts facts)
    {
        facts.Acquired = ReadRequiredDate(row, MemberColumn.AcquiredOn, DateUse.Qualification, findings);
        var acquired = facts.Acquired.ToNumber();
        if (acquired > _todayNumber)
        {
            findings.Add(acquired > _lastDayAhead ? FindingCode.S116 : FindingCode.S117, MemberColumn.AcquiredOn);
        }

        // A birth in the future is told as such.
        if (acquired < facts.Birth.ToNumber() && !facts.Acquired.IsNone && facts.Birth.ToNumber() <= _todayNumber)
        {
            findings.Add(FindingCode.S142, MemberColumn.AcquiredOn);
        }

        var lostText = row[MemberColumn.LostOn];
        var isLost = !IdentifierText.IsBlank(lostText);
        if (isLost)
        {
            facts.Lost = ReadDate(lostText, MemberColumn.LostOn, DateUse.Qualification, findings);
            if (!facts.Acquired.IsNone && !facts.Lost.IsNone && acquired >= facts.Lost.ToNumber())
            {
                findings.Add(acquired == facts.Lost.ToNumber() ? FindingCode.S119 : FindingCode.S118, MemberColumn.LostOn);
            }
        }

        if (isLost == IdentifierText.IsBlank(row[MemberColumn.LossReason]))
        {
            findings.Add(FindingCode.S120, isLost ? MemberColumn.LossReason : MemberColumn.LostOn);
        }

        ReadOptionalDate(row, MemberColumn.IssuedOn, findings);
        ReadDateOfNotice(row, MemberColumn.FactOn, findings);
        ReadDateOfNotice(row, MemberColumn.NoticeReceivedOn, findings);
    }

    private void CheckCodes(in MemberRow row, RowFindings findings, ref MemberFacts facts)
    {
        CheckCode(row, MemberColumn.Relation, _tables.Relation, findings);
        CheckCode(row, MemberColumn.LossReason, _tables.LossReason, findings);
        CheckCode(row, MemberColumn.CardClass, _tables.CardClass, findings);
        CheckFlag(row, MemberColumn.Nondisclosure, findings);
        CheckFlag(row, MemberColumn.NoSelfInformation, findings);
        var copayRatio = row[MemberColumn.CopayRatio];
        if (!IdentifierText.IsBlank(copayRatio) && _tables.CopayRatio.Find(copayRatio) is null)
        {
            findings.Add(FindingCode.S143, MemberColumn.CopayRatio);
        }

        var operation = CheckCode(row, MemberColumn.Operation, _tables.Operation, findings);
        var method = CheckCode(row, MemberColumn.AcquisitionMethod, _tables.AcquisitionMethod, findings);
        if (method is not null)
        {
            facts.AcquisitionMethod = (byte)(method[0] - '0');
            var isAddition = operation is null ? _options.IsBlankOperationAnAddition : operation == "A";
            if (isAddition && method is "4" or "9")
            {
                findings.Add(FindingCode.S132, MemberColumn.AcquisitionMethod);
            }
        }
        else if (IdentifierText.IsBlank(row[MemberColumn.AcquisitionMethod]))
        {
            findings.Add(FindingCode.S129, MemberColumn.AcquisitionMethod);
        }
    }

    /// <summary>The code as the list writes it, or null if the field is blank or, with a finding, unknown.</summary>
    private string? CheckCode(in MemberRow row, MemberColumn column, CodeList list, RowFindings findings)
    {
        var text = row[column];
        if (IdentifierText.IsBlank(text))
        {
            return null;
        }

        if (list.Find(text) is { } entry && !(entry.ValidFrom > _today))
        {
            return entry.Code;
        }

        findings.Add(FindingCode.S126, column);
        return null;
    }

    /// <summary>A flag that cannot be read must not be taken for 0: it may hide a person's address from a violent partner (CHK-50).</summary>
    private static void CheckFlag(in MemberRow row, MemberColumn column, RowFindings findings)
    {
        var text = row[column];
        if (text is not [(byte)'0' or (byte)'1'] && !IdentifierText.IsBlank(text) && !IsFlagFolded(text))
        {
            findings.Add(FindingCode.S126, column);
        }
    }

    /// <summary>Apart, so that the buffer is made only for a text that needs it.</summary>
    private static bool IsFlagFolded(ReadOnlySpan<byte> text)
    {
        Span<byte> folded = stackalloc byte[IdentifierText.MaxLength];
        return IdentifierText.Fold(text, folded) == 1 && folded[0] is (byte)'0' or (byte)'1';
    }

    private PartialDate ReadRequiredDate(in MemberRow row, MemberColumn column, DateUse use, RowFindings findings)
    {
        var text = row[column];
        if (DateText.TryReadOrdinary(text, out var date))
        {
            return date;
        }

        if (!IdentifierText.IsBlank(text))
        {
            return ReadDate(text, column, use, findings);
        }

        findings.Add(FindingCode.S104, column);
        return default;
    }

    private PartialDate ReadOptionalDate(in MemberRow row, MemberColumn column, RowFindings findings)
    {
        var text = row[column];
        return DateText.TryReadOrdinary(text, out var date) || IdentifierText.IsBlank(text) ? date : ReadDate(text, column, DateUse.Validity, findings);
    }

    private void ReadDateOfNotice(in MemberRow row, MemberColumn column, RowFindings findings)
    {
        if (ReadOptionalDate(row, column, findings).ToNumber() > _lastDayAhead)
        {
            findings.Add(FindingCode.S145, column);
        }
    }

    private PartialDate ReadDate(ReadOnlySpan<byte> text, MemberColumn column, DateUse use, RowFindings findings)
    {
        var reading = _tables.Dates.Read(text, use);
        if (reading.Code is { } code)
        {
            findings.Add(code, column);
        }

        return reading.Date;
    }
}
