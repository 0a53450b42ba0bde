using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Which members a run asks about; null leaves out nobody.</summary>
/// <param name="Insurer">One insurer (保険者番号).</param>
/// <param name="Scheme">One 法別番号; 0 for insurers without one.</param>
/// <param name="AcquisitionMethod">One 個人番号取得方法.</param>
/// <param name="AcquiredFrom">First day of the 資格取得年月日.</param>
/// <param name="AcquiredUntil">Last day of it.</param>
public sealed record CheckScope(string? Insurer = null, int? Scheme = null, string? AcquisitionMethod = null, DateOnly? AcquiredFrom = null, DateOnly? AcquiredUntil = null)
{
    /// <summary>As JSON; what leaves out nobody is left out.</summary>
    public string ToJson()
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            Write(json, "insurer", Insurer);
            Write(json, "scheme", Scheme?.ToString(CultureInfo.InvariantCulture));
            Write(json, "method", AcquisitionMethod);
            Write(json, "from", TextOf(AcquiredFrom));
            Write(json, "until", TextOf(AcquiredUntil));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static CheckScope Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        string? Field(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new CheckScope(
            Field("insurer"), Field("scheme") is { } scheme ? int.Parse(scheme, CultureInfo.InvariantCulture) : null, Field("method"), DayOf(Field("from")), DayOf(Field("until")));
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string? TextOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
