using System.Globalization;

namespace Shikaku.Bench;

/// <summary>What <c>bench/run</c> was asked for.</summary>
/// <param name="Root">The working copy.</param>
/// <param name="Name">p1, p2, p3, p4, p7, disagree or accuracy.</param>
/// <param name="Members">Rows of the sample.</param>
/// <param name="Rounds">Counted rounds; one more goes before them.</param>
/// <param name="Files">Files of labelled pairs.</param>
/// <param name="Pairs">Generated pairs that must not agree.</param>
/// <param name="IsJson">Whether to print the one-line contract of product.md §4.</param>
internal sealed record BenchRequest(string Root, string Name, int Members, int Rounds, IReadOnlyList<string> Files, int Pairs, bool IsJson)
{
    public string WorkFolder => Path.Combine(Root, "artifacts", "bench");

    /// <summary>Null if the words make no sense.</summary>
    public static BenchRequest? Parse(string[] words)
    {
        if (words is not [var root, ("p1" or "p2" or "p3" or "p4" or "p7" or "disagree" or "accuracy") and var name, .. var options])
        {
            return null;
        }

        var request = new BenchRequest(root, name, name == "p2" ? 200_000 : 1_000_000, name is "p3" or "p4" ? 2 : 5, [], 10_000_000, IsJson: false);
        for (var i = 0; i < options.Length; i++)
        {
            switch (options[i])
            {
                case "--json":
                    request = request with { IsJson = true };
                    break;
                case "--members" when TryCount(options, ++i, out var members):
                    request = request with { Members = members };
                    break;
                case "--rounds" when TryCount(options, ++i, out var rounds):
                    request = request with { Rounds = rounds };
                    break;
                case "--pairs" when TryCount(options, ++i, out var pairs):
                    request = request with { Pairs = pairs };
                    break;
                case var file when name == "accuracy" && File.Exists(file):
                    request = request with { Files = [.. request.Files, file] };
                    break;
                default:
                    return null;
            }
        }

        return request;
    }

    private static bool TryCount(string[] words, int at, out int count)
    {
        count = 0;
        return at < words.Length && int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;
    }
}
