namespace Shikaku.Features.Sampling.Noise;

/// <summary>Noise in birth date and sex.</summary>
internal static class FactNoise
{
    private const int FirstYear = 1900;

    /// <summary>One digit of the birth date changed, so that it is still a day up to now.</summary>
    public static bool BirthDigit(SampleMember member, NoiseTools tools)
    {
        var birth = member.BirthDate;
        Span<int> digits = stackalloc int[8];
        while (true)
        {
            var rest = (birth.Year * 10_000) + (birth.Month * 100) + birth.Day;
            for (var i = digits.Length - 1; i >= 0; i--)
            {
                digits[i] = rest % 10;
                rest /= 10;
            }

            // The century stays: nobody is a hundred years younger.
            var place = tools.Random.Between(2, 7);
            digits[place] = (digits[place] + tools.Random.Between(1, 9)) % 10;
            var year = (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3];
            var month = (digits[4] * 10) + digits[5];
            var day = (digits[6] * 10) + digits[7];
            if (year >= FirstYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
                && new DateOnly(year, month, day) <= SampleDay.Reference)
            {
                member.BirthDate = new DateOnly(year, month, day);
                return true;
            }
        }
    }

    /// <summary>男 for 女 or the other way round.</summary>
    public static bool SexSlip(SampleMember member)
    {
        member.Sex = 3 - member.Sex;
        return true;
    }
}
