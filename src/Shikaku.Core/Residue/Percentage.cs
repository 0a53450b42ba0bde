using System.Globalization;

namespace Shikaku.Core.Residue;

/// <summary>Percentages with one decimal, halves away from zero, from the unrounded numbers (CHK-43, OVS-04). Without a divisor there is none, shown as <c>-</c>.</summary>
public static class Percentage
{
    private const string None = "-";

    /// <summary>100 × part ÷ whole, in tenths of a percent; null if the whole is 0.</summary>
    public static long? Of(long part, long whole)
    {
        if (whole == 0)
        {
            return null;
        }

        var tenths = (2000 * Math.Abs(part) + whole) / (2 * whole);
        return part < 0 ? -tenths : tenths;
    }

    /// <summary>100 × (present − former) ÷ former, in tenths of a percent; null if the former is 0.</summary>
    public static long? OfChange(long former, long present) => Of(present - former, former);

    /// <summary>For people, as <c>79.3</c>.</summary>
    public static string Text(long? tenths) => Text(tenths, "−");

    /// <summary>A change for people, as <c>+52.7</c> or <c>−84.3</c>.</summary>
    public static string ChangeText(long? tenths) => (tenths > 0 ? "+" : "") + Text(tenths);

    /// <summary>For files, as <c>-84.3</c>.</summary>
    public static string FileText(long? tenths) => Text(tenths, "-");

    private static string Text(long? tenths, string minus) => tenths is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{(number < 0 ? minus : "")}{Math.Abs(number) / 10}.{Math.Abs(number) % 10}")
        : None;
}
