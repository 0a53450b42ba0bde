using System.Text;
using System.Text.Json;
using Shikaku.Core.Records;
using Shikaku.Features.Checks.Results;
using Shikaku.Features.Members;

namespace Shikaku.Features.Intake;

/// <summary>What became of the rows of a file.</summary>
/// <param name="findings">How often each code occurred.</param>
internal sealed class IntakeCounts(FindingCounts findings)
{
    private readonly long[] _results = new long[Enum.GetValues<RegistrationResult>().Length];

    /// <summary>Number of rows.</summary>
    public long Rows => _results.Sum();

    /// <summary>Counts a row.</summary>
    public void Add(RegistrationResult result) => _results[(int)result]++;

    /// <summary>As JSON: rows, rows by result, findings by code.</summary>
    public string ToJson()
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            json.WriteNumber("rows", Rows);
            foreach (var result in Enum.GetValues<RegistrationResult>())
            {
                json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(result.ToString()), _results[(int)result]);
            }

            json.WriteStartObject("findings");
            foreach (var entry in FindingCatalogue.All)
            {
                if (findings[entry.Code] > 0)
                {
                    json.WriteNumber(FindingNames.Of(entry.Code), findings[entry.Code]);
                }
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(content.ToArray());
    }
}
