using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Shikaku.Bench;

/// <summary>The figures of one measurement.</summary>
/// <param name="Name">p1, p2, p3 or p7.</param>
/// <param name="Ours">Seconds of Shikaku, the median.</param>
/// <param name="Peer">Seconds of the peer over the same rows, the median.</param>
/// <param name="PeakBytes">Shikaku's largest resident set.</param>
/// <param name="Rows">Rows or pairs of one round.</param>
/// <param name="Lines">What a reader wants besides: caption and value.</param>
internal sealed record BenchReport(string Name, double Ours, double Peer, long PeakBytes, int Rows, IReadOnlyList<(string Caption, string Value)> Lines)
{
    private double Ratio => Ours / Peer;

    private double PeakMegabytes => PeakBytes / 1e6;

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Median with the least and the greatest.</summary>
    public static string Spread(IReadOnlyList<double> seconds) => string.Create(
        CultureInfo.InvariantCulture, $"{Median(seconds):0.000} s  ({seconds.Min():0.000} .. {seconds.Max():0.000})");

    public string ToJson() => JsonSerializer.Serialize(new
    {
        name = Name,
        ours = Math.Round(Ours, 4),
        peer = Math.Round(Peer, 4),
        ratio = Math.Round(Ratio, 3),
        peakMB = Math.Round(PeakMegabytes, 1),
        rows = Rows,
    }) + "\n";

    public string ToTable()
    {
        var text = new StringBuilder();
        foreach (var (caption, value) in Lines)
        {
            text.Append(caption.PadRight(44)).AppendLine(value);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{Name}: ratio {Ratio:0.00} (ours / peer), peak {PeakMegabytes:0} MB, {Rows} rows");
        return text.ToString();
    }
}
