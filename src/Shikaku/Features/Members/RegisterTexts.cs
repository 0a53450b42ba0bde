using System.Text;
using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;

namespace Shikaku.Features.Members;

/// <summary>
/// The form in which the register keeps what a row says: identifiers and codes folded (ID-02), dates as YYYYMMDD, names and addresses to the letter as submitted.
/// </summary>
/// <param name="tables">The tables.</param>
internal sealed class RegisterTexts(RegistrationTables tables)
{
    /// <summary>The texts of a row that has no error.</summary>
    /// <param name="row">The row.</param>
    /// <param name="facts">What the checks read from it.</param>
    /// <returns>By <see cref="MemberColumn"/>; null where the row says nothing, and for the individual number and the operation, which are no part of a qualification.</returns>
    public string?[] Of(in MemberRow row, in MemberFacts facts)
    {
        var texts = new string?[MemberColumns.Count];
        texts[(int)MemberColumn.InsurerNumber] = facts.Insurer.ToString();
        texts[(int)MemberColumn.BirthDate] = facts.Birth.ToString();
        texts[(int)MemberColumn.Sex] = SexText.ToCode(facts.Sex);
        texts[(int)MemberColumn.AcquiredOn] = facts.Acquired.ToString();
        texts[(int)MemberColumn.LostOn] = facts.Lost.IsNone ? null : facts.Lost.ToString();
        for (var column = MemberColumn.MemberId; column < MemberColumn.Operation; column++)
        {
            texts[(int)column] ??= FormOf(column) switch
            {
                RegisterForm.AsSubmitted => AsSubmitted(row[column]),
                RegisterForm.Code => Folded(row[column]),
                RegisterForm.Branch => BranchOf(row[column]),
                RegisterForm.Day => DayOf(row[column]),
                RegisterForm.ReadByChecks or RegisterForm.NotKept => null,
            };
        }

        return texts;
    }

    private static RegisterForm FormOf(MemberColumn column) => column switch
    {
        MemberColumn.InsurerNumber or MemberColumn.BirthDate or MemberColumn.Sex or MemberColumn.AcquiredOn or MemberColumn.LostOn => RegisterForm.ReadByChecks,
        MemberColumn.MemberId or MemberColumn.Symbol or MemberColumn.Number or MemberColumn.KanjiName or MemberColumn.KanaName or MemberColumn.AliasName
            or MemberColumn.PostalCode or MemberColumn.Address => RegisterForm.AsSubmitted,
        MemberColumn.Branch => RegisterForm.Branch,
        MemberColumn.Relation or MemberColumn.LossReason or MemberColumn.CardClass or MemberColumn.CopayRatio or MemberColumn.Nondisclosure
            or MemberColumn.NoSelfInformation or MemberColumn.AcquisitionMethod => RegisterForm.Code,
        MemberColumn.IssuedOn or MemberColumn.FactOn or MemberColumn.NoticeReceivedOn => RegisterForm.Day,
        MemberColumn.IndividualNumber or MemberColumn.Operation => RegisterForm.NotKept,
    };

    private static string? AsSubmitted(ReadOnlySpan<byte> text) => IdentifierText.IsBlank(text) || DeletionMark.Is(text) ? null : Encoding.UTF8.GetString(text);

    private static string? Folded(ReadOnlySpan<byte> text)
    {
        if (IdentifierText.IsBlank(text) || DeletionMark.Is(text))
        {
            return null;
        }

        Span<byte> folded = stackalloc byte[IdentifierText.MaxLength];
        var length = IdentifierText.Fold(text, folded);
        return length < 0 ? AsSubmitted(text) : Encoding.UTF8.GetString(folded[..length]);
    }

    private static string? BranchOf(ReadOnlySpan<byte> text) => Branch.TryParse(text, out var branch) ? branch?.ToString() : AsSubmitted(text);

    private string? DayOf(ReadOnlySpan<byte> text) =>
        IdentifierText.IsBlank(text) || tables.Dates.Read(text, DateUse.Validity) is not { IsValid: true } reading ? null : reading.Date.ToString();

    private enum RegisterForm
    {
        ReadByChecks,
        AsSubmitted,
        Code,
        Branch,
        Day,
        NotKept,
    }
}
