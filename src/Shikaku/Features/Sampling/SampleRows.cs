using System.Globalization;
using Shikaku.Core.Text;

namespace Shikaku.Features.Sampling;

/// <summary>Writes the rows of the three files. Not safe for use by several threads.</summary>
internal sealed class SampleRows(ulong seed)
{
    private readonly PersonNumbers _numbers = new(seed);
    private readonly byte[] _number = new byte[PersonNumbers.Length];
    private readonly char[] _short = new char[24];

    /// <summary>A row of members.csv, columns in the order of the product's list.</summary>
    public void Member(CsvWriter csv, SampleMember member, SampleInsurer insurer, Registration registration)
    {
        csv.Field(insurer.Number);
        csv.Field(MemberId(member, insurer));
        csv.Field(registration.Symbol);
        csv.Field(registration.Number);
        Formatted(csv, registration.Branch, "D2");
        Number(csv, member.NumberOf);
        csv.Field(member.KanjiName.Text);
        csv.Field(member.KanaName.Text);
        csv.Field(member.AliasName);
        Date(csv, member.BirthDate);
        csv.Field(member.Sex);
        csv.Field(member.Home.Town.PostalCode);
        csv.Field(member.Address.Text);
        csv.Field(registration.Relation);
        Date(csv, registration.AcquiredOn);
        Date(csv, registration.LostOn);
        csv.Field(registration.LossReason);
        Date(csv, registration.IssuedOn);
        csv.Field(registration.CardClass);
        csv.Field(registration.CopayRatio);
        csv.Field(registration.IsNondisclosure ? 1 : 0);
        csv.Field(registration.HasNoSelfInformation ? 1 : 0);
        csv.Field(registration.AcquisitionMethod);
        Date(csv, registration.AcquiredOn);
        Date(csv, registration.NoticeReceivedOn);
        csv.Field(registration.Operation);
        csv.EndRecord();
    }

    /// <summary>A row of residents.csv for a person whom the registry knows.</summary>
    public void Resident(CsvWriter csv, SampleMember member)
    {
        Number(csv, member.Person);
        csv.Field(1);
        csv.Field(member.KanjiName.Text);
        csv.Field(member.KanaName.Text);
        csv.Field(member.FormerName);
        csv.Field(member.AliasName);
        Date(csv, member.BirthDate);
        csv.Field(member.Sex);
        csv.Field(member.Address.Text);
        csv.EndRecord();
    }

    /// <summary>A row of residents.csv for a number that the registry does not know.</summary>
    public void UnknownResident(CsvWriter csv, SampleMember member)
    {
        Number(csv, member.Person);
        csv.Field(0);
        for (var empty = 0; empty < 7; empty++)
        {
            csv.Field(ReadOnlySpan<byte>.Empty);
        }

        csv.EndRecord();
    }

    /// <summary>A row of truth.csv.</summary>
    public void Truth(CsvWriter csv, SampleMember member, SampleInsurer insurer)
    {
        csv.Field(MemberId(member, insurer));
        csv.Field(NoiseClasses.NameOf(member.Noise));
        csv.Field(NoiseClasses.IsWrongNumber(member.Noise) ? 1 : 0);
        csv.Field(NoiseClasses.ExpectedOf(member.Noise));
        csv.EndRecord();
    }

    /// <summary>The key of a member: the insurer's place and the member's place, so that it is the only one in the whole sample.</summary>
    private ReadOnlySpan<char> MemberId(SampleMember member, SampleInsurer insurer)
    {
        _short.AsSpan().TryWrite(
            CultureInfo.InvariantCulture, $"{insurer.Ordinal:D4}-{member.Person - insurer.FirstMember + 1:D7}", out var written);
        return _short.AsSpan(0, written);
    }

    private void Number(CsvWriter csv, long person)
    {
        _numbers.Write(person, _number);
        csv.Field(_number.AsSpan());
    }

    private void Date(CsvWriter csv, DateOnly? date)
    {
        if (date is { } day)
        {
            Formatted(csv, (day.Year * 10_000) + (day.Month * 100) + day.Day, "D8");
        }
        else
        {
            csv.Field(ReadOnlySpan<byte>.Empty);
        }
    }

    private void Formatted(CsvWriter csv, int number, string format)
    {
        number.TryFormat(_short, out var written, format, CultureInfo.InvariantCulture);
        csv.Field(_short.AsSpan(0, written));
    }
}
