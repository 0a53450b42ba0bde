using System.Globalization;

namespace Shikaku.Bench;

/// <summary>A made-up population, generated once and kept: a seed always gives the same files.</summary>
/// <param name="Members">The members file.</param>
/// <param name="Residents">The residents file.</param>
/// <param name="Truth">The truth about each member.</param>
internal sealed record BenchSample(string Members, string Residents, string Truth)
{
    public static async Task<BenchSample> OfAsync(BenchRequest request, string noise, int? insurers = null)
    {
        var folder = Path.Combine(request.WorkFolder, $"sample-{request.Members}-{noise}{(insurers is null ? "" : $"-{insurers}")}");
        if (!Directory.Exists(folder))
        {
            // Made beside its place and moved, so that an interrupted sample is not taken for a whole one.
            var unfinished = $"{folder}.unfinished";
            await ProcessRun.MeasureAsync(
                [
                    Path.Combine(request.Root, "shikaku"), "sample", "--members", request.Members.ToString(CultureInfo.InvariantCulture),
                    "--seed", "7", "--noise", noise, "--out", unfinished,
                    .. insurers is { } count ? ["--insurers", count.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
                ]);
            Directory.Move(unfinished, folder);
        }

        return new BenchSample(Path.Combine(folder, "members.csv"), Path.Combine(folder, "residents.csv"), Path.Combine(folder, "truth.csv"));
    }
}
