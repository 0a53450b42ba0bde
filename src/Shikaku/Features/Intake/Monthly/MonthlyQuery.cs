using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shikaku.Core.Records;
using Shikaku.Features.Organisations.Bodies;
using Shikaku.Web;

namespace Shikaku.Features.Intake.Monthly;

/// <summary>Monthly findings as an address asks for them. What cannot be read is refused at its field.</summary>
internal sealed class MonthlyQuery
{
    /// <summary>The names in the address.</summary>
    public const string Month = "month", Code = "code", By = "by", Insurer = "insurer";

    /// <summary>How a month is written.</summary>
    public const string MonthForm = "yyyy-MM";

    private const int EarliestYear = 2015;

    /// <summary>Reads an address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="today">The present day.</param>
    /// <param name="insurer">The insurer of the route; null where the address may name one.</param>
    public MonthlyQuery(HttpRequest request, DateOnly today, string? insurer)
    {
        Form = new FilterForm(request, Month, Code, By, Insurer);
        var present = new DateOnly(today.Year, today.Month, 1);
        var month = present;
        if (Form.Text(Month) is { Length: > 0 } text
            && (!DateOnly.TryParseExact(text, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out month) || month.Year < EarliestYear || month > present))
        {
            Form.State.Refuse(Month, "2015-10 から今月までの月を、2026-04 のように入力してください。");
            month = present;
        }
        else
        {
            Form.State.Set(Month, month.ToString(MonthForm, CultureInfo.InvariantCulture));
        }

        Grouping = Form.OneOf<InsurerGrouping>(By) ?? InsurerGrouping.Insurer;
        Question = new MonthlyQuestion(month, Form.OneOf<FindingCode>(Code), insurer ?? (Form.Text(Insurer) is { Length: > 0 } named ? named : null));
    }

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Month, Code, By, Insurer];

    /// <summary>What stands in the fields.</summary>
    public FilterForm Form { get; }

    /// <summary>What is asked.</summary>
    public MonthlyQuestion Question { get; }

    /// <summary>By what the table is grouped.</summary>
    public InsurerGrouping Grouping { get; }
}
