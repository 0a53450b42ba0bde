using System.Globalization;

namespace Shikaku.Web.Components;

/// <summary>The scale of a chart from 0 to a round number, in at most five steps.</summary>
internal readonly record struct ChartScale
{
    private const int MostSteps = 5;

    // What people read as round.
    private static readonly double[] RoundSteps = [1, 2, 5, 10];

    /// <summary>A scale that holds all numbers.</summary>
    public ChartScale(IEnumerable<ChartPoint> points)
    {
        var largest = Math.Max(1, points.Select(point => point.Value).DefaultIfEmpty().Max());
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(largest / MostSteps)));
        Step = RoundSteps.Select(step => step * magnitude).First(step => step * MostSteps >= largest);
        Steps = (int)Math.Ceiling(largest / Step);
    }

    /// <summary>The distance of two lines.</summary>
    public double Step { get; }

    /// <summary>Number of lines above 0.</summary>
    public int Steps { get; }

    /// <summary>The highest line.</summary>
    public double Top => Step * Steps;

    /// <summary>A number of the drawing, for its attributes.</summary>
    public static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number for people.</summary>
    public static string Shown(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
