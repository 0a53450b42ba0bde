using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Checks;

namespace Shikaku.Features.Organisations.Bodies;

/// <summary>The insurers as they were on a day, as was known at its end.</summary>
internal sealed class InsurerBodies
{
    /// <summary>What stands where nobody is on record as the vendor.</summary>
    public const string NoVendor = "未登録";

    private const string Unknown = "不明";

    private const string Find =
        """
        SELECT organisation AS "Number", name AS "Name", (
            SELECT vendor FROM register.insurer_vendor
            WHERE insurer_number = organisation AND valid_from <= @day AND lower(recorded) < @end AND (upper_inf(recorded) OR upper(recorded) >= @end)
            ORDER BY valid_from DESC LIMIT 1
        ) AS "Vendor"
        FROM register.organisation WHERE kind = 'Insurer' AND lower(recorded) < @end AND (upper_inf(recorded) OR upper(recorded) >= @end)
        """;

    private readonly CheckTables _tables;
    private readonly Dictionary<string, InsurerBody> _bodies;

    private InsurerBodies(CheckTables tables, IEnumerable<Stored> stored)
    {
        _tables = tables;
        _bodies = stored.Select(row => Of(row.Number, row.Name, row.Vendor)).ToDictionary(body => body.Number, StringComparer.Ordinal);
    }

    /// <summary>Reads those that a connection may see.</summary>
    public static async Task<InsurerBodies> LoadAsync(NpgsqlConnection connection, CheckTables tables, DateOnly day, CancellationToken cancellation) =>
        new(tables, await connection.QueryAsync<Stored>(new CommandDefinition(Find, new { day, end = JapanTime.EndOf(day) }, cancellationToken: cancellation)));

    /// <summary>An insurer by its number.</summary>
    public InsurerBody Of(string number) => _bodies.GetValueOrDefault(number) ?? Of(number, number, null);

    private InsurerBody Of(string text, string name, string? vendor)
    {
        var isNumber = InsurerNumber.TryParse(text, allowMadeUpBodies: true, out var number, out _);
        return new InsurerBody(
            text, name, (isNumber ? _tables.Registration.Schemes.Find(number)?.Name : null) ?? Unknown, isNumber ? _tables.Prefectures.Of(number.PrefectureNumber) : Unknown,
            vendor ?? NoVendor);
    }

    private sealed record Stored(string Number, string Name, string? Vendor);
}
