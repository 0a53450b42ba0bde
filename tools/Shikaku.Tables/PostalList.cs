using System.Globalization;
using System.Text.Json;

namespace Shikaku.Tables;

/// <summary>The postal list: which towns of which municipality each postal code names.</summary>
internal sealed class PostalList
{
    /// <summary>Municipality code → name with county or ward, without prefecture.</summary>
    public SortedDictionary<string, string> Municipalities { get; } = new(StringComparer.Ordinal);

    /// <summary>Every entry of the list as it stands there, ordered by postal code.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    public PostalList(InputFolder inputs)
    {
        using var municipalities = inputs.Json(Input.PostalMunicipalities);
        foreach (var municipality in municipalities.RootElement.GetProperty("city").EnumerateObject())
        {
            Municipalities.Add(municipality.Name, municipality.Value[0].GetString()!);
        }

        using var areas = inputs.Json(Input.PostalAreas);
        using var towns = inputs.Json(Input.PostalTowns);
        var byArea = areas.RootElement.GetProperty("zip5");
        Entries = [.. towns.RootElement.GetProperty("zip7").EnumerateObject()
            .SelectMany(code => Read(byArea, code))
            .OrderBy(entry => entry.PostalCode, StringComparer.Ordinal)];
    }

    /// <summary>Checks that the list is whole (MAT-71, MAT-73): a change of its structure would read as fewer towns, not as an error.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public void RequireWhole()
    {
        var towns = Entries.DistinctBy(entry => (entry.Municipality, entry.Town)).Count();
        if (towns != 118_980 || Municipalities.Count != 1892)
        {
            throw new InvalidDataException($"The postal list holds {towns} towns of {Municipalities.Count} municipalities, not 118,980 of 1,892.");
        }
    }

    /// <summary>A number stands for the municipality of what follows it; the first five digits name it where the code itself does not.</summary>
    private static IEnumerable<Entry> Read(JsonElement byArea, JsonProperty code)
    {
        var municipality = "";
        if (byArea.TryGetProperty(code.Name.AsSpan(0, 5), out var area))
        {
            foreach (var value in Values(area).Where(value => value.ValueKind == JsonValueKind.Number))
            {
                municipality = MunicipalityCode(value);
            }
        }

        foreach (var value in Values(code.Value))
        {
            if (value.ValueKind == JsonValueKind.Number)
            {
                municipality = MunicipalityCode(value);
            }
            else if (municipality.Length == 0)
            {
                throw new InvalidDataException($"{code.Name}: no municipality.");
            }
            else
            {
                yield return new(code.Name, municipality, value.GetString()!);
            }
        }
    }

    private static JsonElement[] Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static string MunicipalityCode(JsonElement value) => value.GetInt32().ToString("D5", CultureInfo.InvariantCulture);

    /// <param name="PostalCode">Seven digits.</param>
    /// <param name="Municipality">Five digits.</param>
    /// <param name="Town">Town as the list has it; empty where the code stands for the whole municipality.</param>
    internal sealed record Entry(string PostalCode, string Municipality, string Town);
}
