using Dapper;
using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Outcomes;

namespace Shikaku.Features.Members;

/// <summary>Looks for members of an insurer by what is on record of them now.</summary>
/// <param name="setup">The register.</param>
internal sealed class MemberSearch(MemberSetup setup)
{
    /// <summary>Most members of a page.</summary>
    public const int LargestPage = 200;

    // What rows are ordered by is fixed for each sort of search, so that the database reads along an index and stops where the page ends. Under row-level security
    // it does so only with operators that it trusts: comparisons, not LIKE and no functions of columns.
    private static readonly string FindByMember = FindBy("''");
    private static readonly string FindByKana = FindBy("kana_search COLLATE \"C\"");
    private static readonly string FindByKanji = FindBy("kanji_search COLLATE \"C\"");

    private static readonly string FindNewest =
        $"""
        SELECT {string.Join(", ", QualificationTable.ContentColumns.Split(", ").Select(column => "newest." + column))}
        FROM unnest($2) WITH ORDINALITY AS found (member, place)
        CROSS JOIN LATERAL (
            SELECT {QualificationTable.ContentColumns} FROM register.qualification
            WHERE insurer_number = $1 AND member_id = found.member AND upper_inf(recorded)
            ORDER BY acquired_on DESC, lower(valid) DESC LIMIT 1
        ) AS newest
        ORDER BY found.place
        """;

    /// <summary>Looks for members.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="terms">What for.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="count">Most members of the page, 1 to <see cref="LargestPage"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<MemberPage>> FindAsync(
        Caller caller, string insurer, MemberSearchTerms terms, MemberPlace? after, int count, CancellationToken cancellation)
    {
        var right = string.IsNullOrWhiteSpace(terms.IndividualNumber) ? Right.ViewMembers : Right.ViewMembers | Right.SearchByNumber;
        if (caller.Check(right, insurer) is { } problem)
        {
            return problem;
        }

        var faults = new List<string>();
        var keys = MemberSearchKeys.Read(insurer, terms, setup, faults);
        if (after is not null && (after.Key + after.MemberId).Any(char.IsControl))
        {
            faults.Add("続きの場所が正しくありません。前の答えの next をそのまま送ってください。");
        }

        if (faults.Count > 0)
        {
            return new Refusal(Problems.SearchTermsUnfit, [.. faults.Distinct(StringComparer.Ordinal)]);
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        var size = Math.Clamp(count, 1, LargestPage);
        var found = await FindAsync(connection, keys, after, size + 1, isExact: true, cancellation);
        if (found.Count == 0 && keys.HasIdentifier && after is null)
        {
            // Without hyphens, only one member may fit (ID-22).
            found = await FindAsync(connection, keys, null, 2, isExact: false, cancellation);
            found = found.Count == 1 ? found : [];
        }

        var next = found.Count > size ? found[size - 1] : null;
        return new MemberPage(await ReadAsync(connection, insurer, [.. found.Take(size).Select(place => place.MemberId)], cancellation), next);
    }

    private static async Task<List<MemberPlace>> FindAsync(
        NpgsqlConnection connection, MemberSearchKeys keys, MemberPlace? after, int count, bool isExact, CancellationToken cancellation)
    {
        var sql = keys.Member is null && keys.Number is null && keys.Person is null && keys.Birth is null
            ? keys.Kana is null ? FindByKanji : FindByKana
            : FindByMember;
        var values = new
        {
            keys.Insurer,
            keys.Member,
            keys.Person,
            keys.Symbol,
            keys.Number,
            isExact,
            keys.Kana,
            keys.KanaEnd,
            keys.Kanji,
            keys.KanjiEnd,
            keys.Birth,
            hasPlace = after is not null,
            key = after?.Key,
            place = after?.MemberId,
            count,
        };
        return (await connection.QueryAsync<MemberPlace>(new CommandDefinition(sql, values, cancellationToken: cancellation))).AsList();
    }

    private async Task<IReadOnlyList<MemberHit>> ReadAsync(NpgsqlConnection connection, string insurer, string[] members, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindNewest, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(members);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var hits = new List<MemberHit>(members.Length);
        while (await rows.ReadAsync(cancellation))
        {
            var newest = QualificationTable.Read(rows);
            hits.Add(new(newest, newest.Content.StateOn(setup.Today)));
        }

        return hits;
    }

    private static string FindBy(string key) =>
        $"""
        SELECT DISTINCT {key} AS "Key", member_id COLLATE "C" AS "MemberId" FROM register.qualification
        WHERE insurer_number = @Insurer AND upper_inf(recorded)
            AND (@Member::text IS NULL OR member_id = @Member)
            AND (@Person::bytea IS NULL OR person_key = @Person)
            AND (@Number::text IS NULL OR number_search = register.identifier_form_without_hyphens(@Number))
            AND (@Symbol::text IS NULL OR symbol_search = register.identifier_form_without_hyphens(@Symbol))
            AND (NOT @isExact OR @Number::text IS NULL OR register.identifier_form(number) = @Number)
            AND (NOT @isExact OR @Symbol::text IS NULL OR register.identifier_form(symbol) = @Symbol)
            AND (@Kana::text IS NULL OR kana_search COLLATE "C" >= @Kana AND kana_search COLLATE "C" < @KanaEnd)
            AND (@Kanji::text IS NULL OR kanji_search COLLATE "C" >= @Kanji AND kanji_search COLLATE "C" < @KanjiEnd)
            AND (@Birth::text IS NULL OR birth_date = @Birth)
            AND (NOT @hasPlace OR ({key}, member_id COLLATE "C") > (@key, @place))
        ORDER BY 1, 2 LIMIT @count
        """;
}
