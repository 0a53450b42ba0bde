using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shikaku.Core.Residue;
using Shikaku.Features.Organisations.Bodies;
using Shikaku.Web;

namespace Shikaku.Features.Stops.Residue;

/// <summary>A report on residue as an address names it. What cannot be read is refused at its field.</summary>
internal sealed class ResidueQuery
{
    /// <summary>The names in the address.</summary>
    public const string Day = "day", From = "from", Until = "until", By = "by", View = "view", Insurer = "insurer";

    /// <summary>The rows behind a figure.</summary>
    public const string Figure = "figure", Membership = "membership";

    private static readonly DateOnly Earliest = new(2015, 10, 5);

    /// <summary>Reads an address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="today">The present day, after which nothing is known yet.</param>
    /// <param name="insurer">The insurer of the route; null where the address may name one.</param>
    public ResidueQuery(HttpRequest request, DateOnly today, string? insurer)
    {
        Form = new FilterForm(request, Day, From, Until, By, View, Insurer);
        var day = DayOf(Day, today) ?? today;
        var until = DayOf(Until, today) ?? day;
        var from = DayOf(From, today);
        if (from > until)
        {
            Form.State.Refuse(From, "終わりより後の日です。");
        }

        Grouping = Form.OneOf<InsurerGrouping>(By) ?? InsurerGrouping.Insurer;
        StoppedView = Form.OneOf<StoppedView>(View) ?? StoppedView.Qualification;
        Question = new ResidueQuestion(day, new DetectionWindow(from, until), insurer ?? (Form.Text(Insurer) is { Length: > 0 } text ? text : null));
        if (Form.Text(Day).Length == 0)
        {
            Form.State.Set(Day, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Day, From, Until, By, View, Insurer];

    /// <summary>What stands in the fields.</summary>
    public FilterForm Form { get; }

    /// <summary>What is asked.</summary>
    public ResidueQuestion Question { get; }

    /// <summary>By what the table is grouped.</summary>
    public InsurerGrouping Grouping { get; }

    /// <summary>Which view the table and the plots are about.</summary>
    public StoppedView StoppedView { get; }

    private DateOnly? DayOf(string name, DateOnly today)
    {
        var day = Form.Day(name);
        if (day < Earliest || day > today)
        {
            Form.State.Refuse(name, day > today ? "きょうより後の日は選べません。" : "個人番号の制度が始まった2015年10月5日より前の日は選べません。");
            return null;
        }

        return day;
    }
}
