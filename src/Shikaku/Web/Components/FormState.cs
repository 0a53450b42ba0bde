using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Shikaku.Web.Components;

/// <summary>What a user has filled in, and what is wrong with it: shown again with the form until all is well.</summary>
public sealed class FormState
{
    /// <summary>What the names of the parts of a day end with.</summary>
    internal const string Era = "-era", Year = "-year", Month = "-month", Day = "-day";

    /// <summary>The most digits of a year.</summary>
    internal const int YearLength = 4;

    /// <summary>The most digits of a month or a day.</summary>
    internal const int DayLength = 2;

    private readonly Dictionary<string, StringValues> _values = new(StringComparer.Ordinal);
    private readonly List<FormError> _errors = [];

    /// <summary>What is wrong, in the order of finding.</summary>
    public IReadOnlyList<FormError> Errors => _errors;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsGood => _errors.Count == 0;

    /// <summary>Reads what a form has sent.</summary>
    public static async Task<FormState> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var state = new FormState();
        foreach (var (name, values) in await request.ReadFormAsync(cancellation))
        {
            state._values[name] = values;
        }

        return state;
    }

    /// <summary>What stands in a field, without blanks around it; empty if nothing.</summary>
    public string Text(string name) => Texts(name) is [{ } text, ..] ? text.Trim() : "";

    /// <summary>The day of a <see cref="DateField"/> as people write it, as in 令和8年4月1日 or 2026年4月1日; empty if nothing is filled in.</summary>
    public string DateText(string name)
    {
        var (era, year, month, day) = (Text(name + Era), Text(name + Year), Text(name + Month), Text(name + Day));
        return (year + month + day).Length == 0 ? "" : $"{era}{year}年{month}月{day}日";
    }

    /// <summary>What is chosen of several; empty if nothing.</summary>
    public IReadOnlyList<string?> Texts(string name) => _values.GetValueOrDefault(name).ToArray();

    /// <summary>Fills a field in.</summary>
    public FormState Set(string name, string value)
    {
        _values[name] = value;
        return this;
    }

    /// <summary>Notes what is wrong with a field.</summary>
    public void Refuse(string name, string message) => _errors.Add(new FormError(name, message));

    /// <summary>What is wrong with a field.</summary>
    public IEnumerable<FormError> ErrorsOf(string name) => _errors.Where(error => error.Name == name);

    /// <summary>The ids of the texts that explain a field, for readers of the screen; null if there are none.</summary>
    internal string? DescriptionOf(string name, string? hint)
    {
        var ids = string.Join(' ', new[] { hint is null ? null : HintId(name), ErrorsOf(name).Any() ? ErrorId(name) : null }.OfType<string>());
        return ids.Length == 0 ? null : ids;
    }

    /// <summary>The id of a field's hint.</summary>
    internal static string HintId(string name) => name + "-hint";

    /// <summary>The id of a field's errors.</summary>
    internal static string ErrorId(string name) => name + "-error";
}
