namespace Shikaku.Features.Evaluation;

/// <summary>How large a share may still be after so many trials: the upper bound after Clopper and Pearson, one-sided, at 95 %.</summary>
internal static class BinomialBound
{
    private const double Doubt = 0.05;

    /// <summary>
    /// The largest share p for which <paramref name="events"/> or fewer events in <paramref name="trials"/> trials are still as likely as 5 %.
    /// Without events it is close to 3 / trials (rule of three).
    /// </summary>
    /// <param name="events">Events counted, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials made; without trials nothing is known and the bound is 1.</param>
    public static double Upper95(long events, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, trials);
        if (events == trials)
        {
            return 1;
        }

        if (events == 0)
        {
            return 1 - Math.Exp(Math.Log(Doubt) / trials);
        }

        var low = (double)events / trials;
        var high = 1.0;
        for (var halving = 0; halving < 60; halving++)
        {
            var middle = (low + high) / 2;
            if (ShareAtMost(events, trials, middle) > Doubt)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    /// <summary>The probability of at most so many events: the regularised incomplete beta function I(1 − p; n − k, k + 1).</summary>
    private static double ShareAtMost(long events, long trials, double probability) =>
        probability >= 1 ? 0 : IncompleteBeta(trials - events, events + 1.0, 1 - probability, probability);

    /// <summary>I(x; a, b) with y = 1 − x, by the continued fraction of Lentz on the side where it converges.</summary>
    private static double IncompleteBeta(double a, double b, double x, double y)
    {
        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(y)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b));
        return x < (a + 1) / (a + b + 2)
            ? front * ContinuedFraction(a, b, x) / a
            : 1 - (front * ContinuedFraction(b, a, y) / b);
    }

    private static double ContinuedFraction(double a, double b, double x)
    {
        const int MostSteps = 1_000_000;
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m <= MostSteps; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-14)
            {
                break;
            }
        }

        return value;

        static double NotZero(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }

    /// <summary>The logarithm of the gamma function by Stirling's series, after lifting small arguments; 1 or more.</summary>
    private static double LogGamma(double argument)
    {
        var lifted = 0.0;
        for (; argument < 15; argument++)
        {
            lifted += Math.Log(argument);
        }

        var inverse = 1 / argument;
        var square = inverse * inverse;
        var series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680))))));
        return ((argument - 0.5) * Math.Log(argument)) - argument + (0.5 * Math.Log(2 * Math.PI)) + series - lifted;
    }
}
