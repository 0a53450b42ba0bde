using System.Text.Json;
using Shikaku.Core.Records;

namespace Shikaku.Features.Members.Documents;

/// <summary>How documents for systems write states, values and tags.</summary>
internal static class DocumentText
{
    /// <summary>The name of a value, as in <c>active</c>.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>What a version says, by the columns of the members file. The individual number is no part of it.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Qualification content)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in MemberColumns.All)
        {
            if (content[(MemberColumn)column.Index] is { } text)
            {
                values.Add(column.Name, text);
            }
        }

        return values;
    }

    /// <summary>The tag (RFC 9110) of a qualification as it is after a change; null for none.</summary>
    public static string? TagOf(Guid? change) => change is { } known ? $"\"{known:N}\"" : null;

    /// <summary>The change that a tag tells of; null if it is none.</summary>
    public static Guid? ChangeOf(string? tag) =>
        tag is ['"', .., '"'] && Guid.TryParseExact(tag.AsSpan(1, tag.Length - 2), "N", out var change) ? change : null;
}
