using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>How far registration reaches back and ahead (LIF-06, <c>data/registration_limits.tsv</c>), as of any day.</summary>
public sealed class RegistrationLimits
{
    private readonly RegistrationLimit[] _limits;

    private RegistrationLimits(RegistrationLimit[] limits) => _limits = limits;

    /// <summary>Reads the table.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static RegistrationLimits Parse(ReadOnlySpan<byte> tsv)
    {
        var limits = new List<RegistrationLimit>();
        var reader = new TableReader("registration_limits.tsv", tsv, "valid_from", "days_without_reason", "years_of_one_person", "days_ahead", "source");
        while (reader.Read())
        {
            var from = TableDate.Read(reader, 0) ?? throw reader.Damaged("the first day is missing");
            var limit = new RegistrationLimit(from, reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3));
            if (limit.DaysWithoutReason < 0 || limit.YearsOfOnePerson is < 0 or > 100 || limit.DaysAhead < 0)
            {
                throw reader.Damaged("a limit is no length of time");
            }

            limits.Add(limit);
        }

        limits.Sort(static (left, right) => left.ValidFrom.CompareTo(right.ValidFrom));
        return limits.Count > 0 ? new RegistrationLimits([.. limits]) : throw reader.Damaged("there is no limit");
    }

    /// <summary>The limits in force on a day; before the first of all, those.</summary>
    public RegistrationLimit On(DateOnly day) => Array.FindLast(_limits, limit => limit.ValidFrom <= day) ?? _limits[0];
}
