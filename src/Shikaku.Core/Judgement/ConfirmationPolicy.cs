using System.Globalization;
using Shikaku.Core.Text;

namespace Shikaku.Core.Judgement;

/// <summary>What may be confirmed, with which reason and by how many people (確認登録, CHK-30 to CHK-32), as data/confirmation_reasons.tsv and its parameters say.</summary>
public sealed class ConfirmationPolicy
{
    private readonly ConfirmationReason[] _reasons;
    private readonly DatedParameters _parameters;

    private ConfirmationPolicy(ConfirmationReason[] reasons, DatedParameters parameters) => (_reasons, _parameters) = (reasons, parameters);

    /// <summary>Reads both tables.</summary>
    /// <param name="reasons">confirmation_reasons.tsv.</param>
    /// <param name="parameters">confirmation_parameters.tsv.</param>
    /// <exception cref="InvalidDataException">One is damaged: a mark that does not exist, a second person for a mark that is not allowed, an unknown parameter.</exception>
    public static ConfirmationPolicy Parse(ReadOnlySpan<byte> reasons, ReadOnlySpan<byte> parameters) =>
        new(ReadReasons(reasons), DatedParameters.Parse("confirmation_parameters.tsv", parameters, IsFit));

    /// <summary>The reasons that may be given on a day, in the order of the table.</summary>
    public IEnumerable<ConfirmationReason> ReasonsOn(DateOnly day) => _reasons.Where(reason => Holds(reason.ValidFrom, reason.ValidTo, day));

    /// <summary>A reason by its code; null if there is none that may be given on the day.</summary>
    public ConfirmationReason? FindReason(string code, DateOnly day) => ReasonsOn(day).FirstOrDefault(reason => string.Equals(reason.Code, code, StringComparison.Ordinal));

    /// <summary>The name of a code, also of one that has ended; the code itself if there never was such a one.</summary>
    public string NameOf(string code) => Array.Find(_reasons, reason => string.Equals(reason.Code, code, StringComparison.Ordinal))?.Name ?? code;

    /// <summary>Whether a second person must approve (CHK-31): where the reason says so, or for all where <c>fourEyes</c> is <c>all</c>.</summary>
    public bool NeedsSecondPerson(ConfirmationReason reason, Mark mark, DateOnly day) =>
        reason.SecondPerson.Contains(mark) || string.Equals(_parameters.ValueOn(FourEyes, day), FourEyesForAll, StringComparison.Ordinal);

    /// <summary>So many rows of a file the second person looks at before approving it (CHK-32).</summary>
    public int SampleOn(DateOnly day) => int.Parse(_parameters.ValueOn(Sample, day), CultureInfo.InvariantCulture);

    private const string FourEyes = "fourEyes", FourEyesForAll = "all", FourEyesAsListed = "listed", Sample = "sample";

    private static bool Holds(DateOnly? from, DateOnly? to, DateOnly day) => !(from > day) && !(to < day);

    private static ConfirmationReason[] ReadReasons(ReadOnlySpan<byte> tsv)
    {
        var reasons = new List<ConfirmationReason>();
        var reader = new TableReader("confirmation_reasons.tsv", tsv, "code", "name", "marks", "second_person", "evidence", "valid_from", "valid_to");
        while (reader.Read())
        {
            var reason = new ConfirmationReason(
                reader.GetString(0), reader.GetString(1), ReadMarks(reader, 2), ReadMarks(reader, 3), ReadMarks(reader, 4), TableDate.Read(reader, 5), TableDate.Read(reader, 6));
            if (reason.Code.Length == 0 || !reason.SecondPerson.IsWithin(reason.Marks) || !reason.Evidence.IsWithin(reason.Marks))
            {
                throw reader.Damaged("the code is blank, or asks for something where it is not allowed");
            }

            reasons.Add(reason);
        }

        return [.. reasons];
    }

    private static MarkSet ReadMarks(in TableReader reader, int column) =>
        MarkSet.TryParse(reader.GetString(column), out var marks) ? marks : throw reader.Damaged($"column {column + 1} holds what is no mark");

    private static bool IsFit(string name, string value) => name switch
    {
        FourEyes => value is FourEyesForAll or FourEyesAsListed,
        Sample => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0,
        _ => false,
    };
}
