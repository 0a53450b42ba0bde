using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Members;

namespace Shikaku.Features.MissingNumbers;

/// <summary>Registers an entry with the number that was found for it, as any row with a number is registered: with every check, and the check against the registry to follow.</summary>
internal static class NumberRegistration
{
    /// <summary>The methods of acquisition (個人番号取得方法, CHK-12) that an inquiry can lead to. There is none by three items.</summary>
    public const string ByFiveItems = "2", ByFourItems = "3";

    /// <summary>Registers.</summary>
    /// <param name="transaction">The change.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="number">個人番号.</param>
    /// <param name="method">個人番号取得方法.</param>
    /// <param name="cancellation">Gives up; the transaction then does not commit.</param>
    /// <returns>The entry, closed; or sent back with what the registration found.</returns>
    public static async Task<MissingEntry> RunAsync(
        MemberTransaction transaction, MissingEntry entry, IndividualNumber number, string method, CancellationToken cancellation)
    {
        var person = transaction.Seal.PersonKeyOf(number);
        await transaction.LoadAsync([entry.MemberId], [person], [], cancellation);
        var findings = new RowFindings();
        var result = Register(transaction, entry, number, method, findings);
        string[] codes = [.. findings.All.ToArray().Select(finding => finding.Code.ToString()).Distinct(StringComparer.Ordinal)];
        if (result != RegistrationResult.Refused)
        {
            return entry.Closed(MissingState.Registered) with { AnsweredAt = transaction.MadeAt, AnswerItems = codes.Length == 0 ? null : string.Join(';', codes) };
        }

        var error = findings.All.ToArray().First(finding => FindingCatalogue.Of(finding.Code).Severity == Severity.Error);
        return entry.SentBack(error.Code.ToString(), null, transaction.MadeAt);
    }

    private static RegistrationResult Register(MemberTransaction transaction, MissingEntry entry, IndividualNumber number, string method, RowFindings findings)
    {
        Span<byte> digits = stackalloc byte[IndividualNumber.Length];
        Utf8Formatter.TryFormat(number.ToKey(), digits, out _, new('D', IndividualNumber.Length));
        var row = new RowText();
        for (var column = MemberColumn.InsurerNumber; column < (MemberColumn)MemberColumns.Count; column++)
        {
            row.Put(column, Encoding.UTF8.GetBytes(entry[column] ?? ""));
        }

        row.Put(MemberColumn.IndividualNumber, digits);
        row.Put(MemberColumn.AcquisitionMethod, Encoding.ASCII.GetBytes(method));
        row.Put(MemberColumn.Operation, "A"u8);
        var result = transaction.Register(row.Row, NumberReading.Of(digits), transaction.Seal.PersonKeyOf(number), isOfFile: false, findings);
        CryptographicOperations.ZeroMemory(digits);
        return result;
    }
}
