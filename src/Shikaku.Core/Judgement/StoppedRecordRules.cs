using System.Globalization;
using Shikaku.Core.Text;

namespace Shikaku.Core.Judgement;

/// <summary>
/// What is asked of insurers about stopped records whose number nobody has verified (check.md section 5, L1 to L6), as <c>data/stopped_record_rules.tsv</c> says.
/// The first rule of the table that covers a record holds for it.
/// </summary>
public sealed class StoppedRecordRules
{
    private const string FileName = "stopped_record_rules.tsv";

    private readonly StoppedRecordRule[] _rules;

    private StoppedRecordRules(StoppedRecordRule[] rules) => _rules = rules;

    /// <summary>Reads the table.</summary>
    /// <exception cref="InvalidDataException">It is damaged: an unknown word, a class that does not exist, a limit for what has none.</exception>
    public static StoppedRecordRules Parse(ReadOnlySpan<byte> tsv)
    {
        var rules = new List<StoppedRecordRule>();
        var reader = new TableReader(FileName, tsv, "id", "insurers", "membership", "classes", "duty", "due_on", "valid_from", "valid_to", "text", "source");
        while (reader.Read())
        {
            var rule = new StoppedRecordRule(reader.GetString(0), ReadDuty(reader), TableDate.Read(reader, 5), reader.GetString(8))
            {
                ForWelfareOffices = ReadChoice(reader, 1, yes: "welfare_offices", no: "insurers", both: "all"),
                ForLost = ReadChoice(reader, 2, yes: "lost", no: "current", both: "any"),
                Classes = ReadClasses(reader),
                ValidFrom = TableDate.Read(reader, 6),
                ValidTo = TableDate.Read(reader, 7),
            };
            if (rule.Id.Length == 0 || rule.Text.Length == 0 || (rule.DueOn is null) == (rule.Duty == StoppedRecordDuty.DeleteNumber))
            {
                throw reader.Damaged("the rule has no name or no text, or a limit where none belongs");
            }

            rules.Add(rule);
        }

        return new StoppedRecordRules([.. rules]);
    }

    /// <summary>What is asked about a stopped record.</summary>
    /// <param name="isWelfareOffice">Whether the insurer is a 福祉事務所.</param>
    /// <param name="isLost">Whether the qualification has ended (資格喪失).</param>
    /// <param name="verdict">What the check came to.</param>
    /// <param name="day">The day.</param>
    /// <returns>Null if nothing special is asked, or nothing was compared (－).</returns>
    public StoppedRecordRule? Find(bool isWelfareOffice, bool isLost, in Verdict verdict, DateOnly day) =>
        verdict.Mark is Mark.FullStop or Mark.MedicalStop ? Find(isWelfareOffice, isLost, verdict.Vector, day) : null;

    /// <summary>The limits that have passed: what was stopped by then and is unverified is overdue.</summary>
    /// <param name="isWelfareOffice">Whether the insurer is a 福祉事務所.</param>
    /// <param name="isLost">Whether the qualifications have ended.</param>
    /// <param name="day">The day.</param>
    /// <returns>For each vector, by its bits; null where none has passed.</returns>
    public DateOnly?[] PassedLimits(bool isWelfareOffice, bool isLost, DateOnly day)
    {
        var limits = new DateOnly?[ItemVector.Count];
        for (var bits = 0; bits < limits.Length; bits++)
        {
            limits[bits] = Find(isWelfareOffice, isLost, new ItemVector((byte)bits), day)?.DueOn is { } due && due < day ? due : null;
        }

        return limits;
    }

    private StoppedRecordRule? Find(bool isWelfareOffice, bool isLost, ItemVector vector, DateOnly day) =>
        Array.Find(_rules, rule => rule.Covers(isWelfareOffice, isLost, vector, day));

    private static bool? ReadChoice(in TableReader reader, int column, string yes, string no, string both) => reader.GetString(column) switch
    {
        var word when word == yes => true,
        var word when word == no => false,
        var word when word == both => null,
        _ => throw reader.Damaged($"column {column + 1} holds an unknown word"),
    };

    private static int? ReadClasses(in TableReader reader)
    {
        var text = reader.GetString(3);
        if (text == "any")
        {
            return null;
        }

        var classes = 0;
        foreach (var word in text.Split(' '))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 3)
            {
                throw reader.Damaged("there is no such class of difference");
            }

            classes |= 1 << number;
        }

        return classes;
    }

    private static StoppedRecordDuty ReadDuty(in TableReader reader) => reader.GetString(4) switch
    {
        "optional" => StoppedRecordDuty.Optional,
        "keep_stop" => StoppedRecordDuty.KeepStop,
        "confirm_if_recent" => StoppedRecordDuty.ConfirmIfRecent,
        "delete_number" => StoppedRecordDuty.DeleteNumber,
        _ => throw reader.Damaged("there is no such duty"),
    };
}
