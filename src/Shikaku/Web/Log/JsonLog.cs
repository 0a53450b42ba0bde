using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Shikaku.Commands;

namespace Shikaku.Web.Log;

/// <summary>
/// The log: one JSON object per line, with the name of the request, and nothing that could name a person. An exception is told by its type and place, since its
/// message may quote a value. What the framework says is told without the values it puts in, which may be a path or a header.
/// </summary>
internal sealed class JsonLog(TextWriter output, TimeProvider clock) : ILoggerProvider
{
    private const string OwnCategories = "Shikaku.";
    private const string Template = "{OriginalFormat}";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();
    private readonly AsyncLocal<string?> _request = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write<T>(string category, LogLevel level, T state, string message, Exception? exception)
    {
        var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        var isOwn = category.StartsWith(OwnCategories, StringComparison.Ordinal);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow());
            json.WriteString("level", level.ToString());
            json.WriteString("category", category);
            json.WriteString("message", UsageErrors.WithoutNumbers(isOwn ? message : values.FirstOrDefault(value => value.Key == Template).Value as string ?? ""));
            if (_request.Value is { } request)
            {
                json.WriteString("request", request);
            }

            foreach (var (name, value) in values)
            {
                if (isOwn && name != Template)
                {
                    WriteValue(json, JsonNamingPolicy.CamelCase.ConvertName(name), value);
                }
            }

            if (exception is not null)
            {
                json.WriteString("exception", TypesOf(exception));
                json.WriteString("at", exception.StackTrace);
            }

            json.WriteEndObject();
        }

        var line = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        lock (_gate)
        {
            output.WriteLine(line);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, UsageErrors.WithoutNumbers(value?.ToString() ?? ""));
                break;
        }
    }

    private static string TypesOf(Exception exception) =>
        exception.InnerException is { } inner ? $"{exception.GetType()} < {TypesOf(inner)}" : exception.GetType().ToString();

    private sealed class Category(JsonLog log, string name) : ILogger
    {
        /// <inheritdoc/>
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            if (state is not RequestScope scope)
            {
                return null;
            }

            log._request.Value = scope.Id;
            return new Scope(log);
        }

        /// <inheritdoc/>
        public bool IsEnabled(LogLevel logLevel) =>
            logLevel >= (name.StartsWith(OwnCategories, StringComparison.Ordinal) ? LogLevel.Information : LogLevel.Warning) && logLevel != LogLevel.None;

        /// <inheritdoc/>
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // What the framework says on behalf of our authentication handlers, at every request of a stranger.
            if (IsEnabled(logLevel) && eventId.Name?.StartsWith("AuthenticationScheme", StringComparison.Ordinal) != true)
            {
                log.Write(name, logLevel, state, formatter(state, exception), exception);
            }
        }
    }

    private sealed class Scope(JsonLog log) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => log._request.Value = null;
    }
}
