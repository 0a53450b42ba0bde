namespace Shikaku.Web;

/// <summary>Reads the names by which users and systems choose one of a few values.</summary>
internal static class EnumText
{
    /// <summary>Reads a name, exactly as it is written: <see cref="Enum.TryParse{T}(string, out T)"/> takes any number, blanks and lists of names too.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="value">The value of that name.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is not null && Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) && Enum.TryParse(text, out value);
    }
}
