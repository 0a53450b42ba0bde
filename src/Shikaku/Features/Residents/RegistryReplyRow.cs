using System.Buffers.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Features.Residents;

/// <summary>One row of a reply: a view on the bytes of its block, valid until the next row is read.</summary>
internal readonly ref struct RegistryReplyRow
{
    private RegistryReplyRow(long fileLine, RegistryReplyProblem problem) => (FileLine, Problem) = (fileLine, problem);

    /// <summary>What is wrong with the row in itself; then only <see cref="FileLine"/> means something, and <see cref="Line"/> where it is not 0.</summary>
    public RegistryReplyProblem Problem { get; }

    /// <summary>Physical line on which the row begins in its piece, from 1.</summary>
    public long FileLine { get; }

    /// <summary>The line of the request that the row answers, from 1; 0 if the row does not say.</summary>
    public int Line { get; private init; }

    /// <summary>How many residents were found for the line, each with a row of its own; 0 unless <see cref="RegistryAnswer.Found"/>.</summary>
    public int Hits { get; private init; }

    /// <summary>What the registry answered; never <see cref="RegistryAnswer.NotInFile"/>.</summary>
    public RegistryAnswer Answer { get; private init; }

    /// <summary>個人番号 of the resident; none where the row names none.</summary>
    public IndividualNumber Number { get; private init; }

    /// <summary>What the registry says of the resident.</summary>
    public ResidentRow Resident { get; private init; }

    /// <summary>A row that is no row.</summary>
    public static RegistryReplyRow Unreadable(long fileLine) => new(fileLine, RegistryReplyProblem.UnreadableRow);

    /// <summary>Reads the fields of a row.</summary>
    /// <param name="text">The bytes that hold them.</param>
    /// <param name="fields">The fields, in file order.</param>
    /// <param name="fieldOfColumn">For each of <see cref="RegistryReplyColumns"/> the place of its field.</param>
    /// <param name="fileLine">Where the row begins.</param>
    public static RegistryReplyRow Read(ReadOnlySpan<byte> text, ReadOnlySpan<FieldRange> fields, ReadOnlySpan<int> fieldOfColumn, long fileLine)
    {
        if (!TryReadCount(TextOf(RegistryReplyColumns.Line, text, fields, fieldOfColumn), out var line) || line is < 1 or > RegistryRequest.MostLines)
        {
            return new(fileLine, RegistryReplyProblem.ImpossibleLine);
        }

        var resident = new ResidentRow(text, fields, fieldOfColumn);
        if (resident[ResidentColumn.Status] is not [(byte)'0' or (byte)'1' or (byte)'9'])
        {
            return new(fileLine, RegistryReplyProblem.ImpossibleStatus) { Line = line };
        }

        var answer = resident.Answer;
        var hitsText = TextOf(RegistryReplyColumns.Hits, text, fields, fieldOfColumn);
        var hits = 0;
        if ((!hitsText.IsEmpty && !TryReadCount(hitsText, out hits)) || (hits > 0) != (answer == RegistryAnswer.Found))
        {
            return new(fileLine, RegistryReplyProblem.ImpossibleHits) { Line = line };
        }

        var isNumber = IndividualNumber.TryParse(resident[ResidentColumn.IndividualNumber], out var number, out var code);
        if (!isNumber && (code != FindingCode.S101 || answer == RegistryAnswer.Found))
        {
            return new(fileLine, RegistryReplyProblem.ImpossibleNumber) { Line = line };
        }

        return answer == RegistryAnswer.Found && SaysNothing(resident)
            ? new(fileLine, RegistryReplyProblem.NothingSaid) { Line = line }
            : new(fileLine, RegistryReplyProblem.None) { Line = line, Hits = hits, Answer = answer, Number = number, Resident = resident };
    }

    /// <summary>An empty row about a person that exists would judge everybody as somebody else.</summary>
    private static bool SaysNothing(in ResidentRow resident) =>
        resident[ResidentColumn.KanjiName].IsEmpty && resident[ResidentColumn.KanaName].IsEmpty && resident[ResidentColumn.BirthDate].IsEmpty
        && resident[ResidentColumn.Sex].IsEmpty && resident[ResidentColumn.Address].IsEmpty;

    private static ReadOnlySpan<byte> TextOf(int column, ReadOnlySpan<byte> text, ReadOnlySpan<FieldRange> fields, ReadOnlySpan<int> fieldOfColumn)
    {
        var field = fields[fieldOfColumn[column]];
        return text.Slice(field.Start, field.Length);
    }

    private static bool TryReadCount(ReadOnlySpan<byte> text, out int count)
    {
        count = 0;
        return IdentifierText.IsDigits(text) && Utf8Parser.TryParse(text, out count, out var used) && used == text.Length;
    }
}
