using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shikaku.Features.Accounts;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;
using Shikaku.Web.Components;

namespace Shikaku.Web;

/// <summary>Reads what a table is narrowed by from the address of a page, and notes at the field what cannot be read: a filter that is passed over shows what was not asked for. An unfit text is not given back.</summary>
internal sealed class FilterForm
{
    /// <summary>The field by which the implementing body chooses an organisation.</summary>
    public const string Organisation = "organisation";

    private const string DayPattern = "yyyy-MM-dd";

    /// <summary>Takes the filters of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="names">The filters that the page knows.</param>
    public FilterForm(HttpRequest request, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var text = request.Query[name].ToString().Trim();
            if (FilterText.FlawOf(text) is { } flaw)
            {
                State.Refuse(name, flaw);
                text = "";
            }

            State.Set(name, text);
        }

        Query = QueryString.Create(names.ToArray().Select(name => KeyValuePair.Create(name, (string?)State.Text(name))).Where(filter => filter.Value!.Length > 0)).ToString();
    }

    /// <summary>What stands in the fields, and what is wrong with it.</summary>
    public FormState State { get; } = new();

    /// <summary>The filters as they stand in an address; empty for none.</summary>
    public string Query { get; }

    /// <summary>The status of the page.</summary>
    public int Status => State.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;

    /// <summary>A text; empty for none.</summary>
    public string Text(string name) => State.Text(name);

    /// <summary>A day; null for none.</summary>
    public DateOnly? Day(string name)
    {
        if (Text(name).Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(Text(name), DayPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        State.Refuse(name, "日付が正しくありません。2026-04-01 のように入力してください。");
        return null;
    }

    /// <summary>One of several; null for any.</summary>
    public T? OneOf<T>(string name)
        where T : struct, Enum
    {
        if (Text(name).Length == 0)
        {
            return null;
        }

        if (Enum.GetNames<T>().Contains(Text(name), StringComparer.Ordinal))
        {
            return Enum.Parse<T>(Text(name));
        }

        State.Refuse(name, "選択肢から選んでください。");
        return null;
    }

    /// <summary>One of several words; null for any.</summary>
    public string? OneOf(string name, IEnumerable<string> words)
    {
        if (Text(name).Length == 0 || words.Contains(Text(name), StringComparer.Ordinal))
        {
            return Text(name) is { Length: > 0 } word ? word : null;
        }

        State.Refuse(name, "選択肢から選んでください。");
        return null;
    }

    /// <summary>The organisation that the implementing body has chosen; null for none. For others it is what the operation then checks.</summary>
    public async Task<string?> OrganisationAsync(Caller caller, RegisterDatabase database, CancellationToken cancellation)
    {
        if (Text(Organisation) is not { Length: > 0 } organisation)
        {
            return null;
        }

        if (caller.IsImplementingBody)
        {
            await using var connection = await database.ConnectForAsync(organisation, cancellation);
            if (await OrganisationDirectory.FindAsync(connection, organisation, cancellation) is null)
            {
                State.Refuse(Organisation, "この番号の組織は登録されていません。番号を確かめてください。");
            }
        }

        return organisation;
    }

    /// <summary>The answer where a file was asked for by filters that cannot be read.</summary>
    public Refusal ToRefusal() => new(Problems.FilterUnfit, [.. State.Errors.Select(error => error.Message)]);
}
