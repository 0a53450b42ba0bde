using System.Globalization;

namespace Shikaku.Bench;

/// <summary>Tells of long work on the error stream, one line per 5 %.</summary>
internal static class Progress
{
    private const int Steps = 20;

    private static long _told;

    /// <summary>Tells of the work done so far; by any thread.</summary>
    public static void Tell(long done, long all)
    {
        var step = done * Steps / all;
        var told = Interlocked.Read(ref _told);
        if (step > told && Interlocked.CompareExchange(ref _told, step, told) == told)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step * 100 / Steps} %"));
        }
    }
}
