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
/// <param name="Route">The way on which the number that stands there came in.</param>
public sealed record CheckScope(
    string? Insurer = null, int? Scheme = null, string? AcquisitionMethod = null, DateOnly? AcquiredFrom = null, DateOnly? AcquiredUntil = null,
    RegistrationRoute? Route = null)
{
    /// <summary>個人番号取得方法 of numbers of which nobody knows any more how they were obtained.</summary>
    public const string UnknownMethod = "9";

    /// <summary>
    /// Whether everybody whose method is unknown (<see cref="UnknownMethod"/>, or none on record) is asked about too, whatever period and way say: nobody knows that they
    /// were obtained otherwise (CHK-60).
    /// </summary>
    public bool HasUnknownMethods { get; init; }

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
            Write(json, "route", Route?.ToString());
            Write(json, "unknownMethods", HasUnknownMethods ? "true" : null);
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
            Field("insurer"), Field("scheme") is { } scheme ? int.Parse(scheme, CultureInfo.InvariantCulture) : null, Field("method"), DayOf(Field("from")), DayOf(Field("until")),
            Field("route") is { } route ? Enum.Parse<RegistrationRoute>(route) : null)
        {
            HasUnknownMethods = Field("unknownMethods") is not null,
        };
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
