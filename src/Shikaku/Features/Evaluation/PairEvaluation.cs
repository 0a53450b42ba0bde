using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Matching;

namespace Shikaku.Features.Evaluation;

/// <summary>Compares labelled pairs and counts by suite (MAT-95). Only the comparing itself is timed.</summary>
/// <param name="comparer">Compares the texts of a pair.</param>
/// <param name="clock">Times it.</param>
/// <param name="faults">Takes the rows that cannot be read.</param>
internal sealed class PairEvaluation(PairComparer comparer, TimeProvider clock, RowFaults faults)
{
    private readonly List<SuiteResult> _suites = [];
    private readonly FieldComparison _field = new();
    private readonly RecordComparison _record = new();
    private readonly RecordText _left = new();
    private readonly RecordText _right = new();

    /// <summary>The suites in the order in which they were met first.</summary>
    public IReadOnlyList<SuiteResult> Suites => _suites;

    /// <summary>Compares the pairs of a file.</summary>
    /// <param name="path">The path as given by the user.</param>
    /// <param name="advance">Told of the bytes read since the last call.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="UnusableInputException">The file or its header is unusable.</exception>
    public void Add(string path, Action<long> advance, CancellationToken cancellation)
    {
        using var file = new PairFile(path, faults);
        var told = 0L;
        while (file.TryRead(out var row))
        {
            cancellation.ThrowIfCancellationRequested();
            if (file.BytesRead > told)
            {
                advance(file.BytesRead - told);
                told = file.BytesRead;
            }

            var suite = SuiteOf(row.Suite);
            if (!PairFields.TryParse(row.Field, out var field))
            {
                suite.Unread++;
            }
            else if (field != PairField.Record)
            {
                CompareField(suite, field, row);
            }
            else if (_left.TryRead(row.Left) && _right.TryRead(row.Right))
            {
                CompareRecord(suite, row);
            }
            else
            {
                faults.Add(path, row.Line, "recordがJSONの対象(項目名と文字列)として読めません");
            }
        }
    }

    private void CompareField(SuiteResult suite, PairField field, in PairRow row)
    {
        var start = clock.GetTimestamp();
        comparer.Compare(field, row.Left, row.Right, _field);
        suite.Elapsed += clock.GetElapsedTime(start);
        suite.Add(row, _field.Tier, _field.Codes);
    }

    private void CompareRecord(SuiteResult suite, in PairRow row)
    {
        var start = clock.GetTimestamp();
        comparer.Compare(_left.Person, _right.Person, _record);
        suite.Elapsed += clock.GetElapsedTime(start);
        suite.Add(row, TierOf(_record), CodesOf(_record));
    }

    /// <summary>A record is as good as its worst item; a name that is blank on one side follows the other name (CHK-21).</summary>
    private static Tier TierOf(RecordComparison record)
    {
        var kanjiName = record.KanjiName.Tier;
        var kanaName = record.KanaName.Tier;
        var kanjiIsBlank = record.KanjiName.Has(ReasonCode.UndeterminedBlank);
        var kanaIsBlank = record.KanaName.Has(ReasonCode.UndeterminedBlank);
        var worst = (Tier)Math.Max((byte)(kanjiIsBlank ? kanaName : kanjiName), (byte)(kanaIsBlank ? kanjiName : kanaName));
        foreach (var item in (ReadOnlySpan<FieldComparison>)[record.BirthDate, record.Sex, record.Address])
        {
            worst = item.Tier > worst ? item.Tier : worst;
        }

        return worst;
    }

    private static ReasonSet CodesOf(RecordComparison record) => record.KanjiName.Codes
        .With(record.KanaName.Codes)
        .With(record.BirthDate.Codes)
        .With(record.Sex.Codes)
        .With(record.Address.Codes);

    private SuiteResult SuiteOf(ReadOnlySpan<byte> name)
    {
        // Rows of one suite stand together, so the last one is nearly always right.
        for (var i = _suites.Count - 1; i >= 0; i--)
        {
            if (_suites[i].IsNamed(name))
            {
                return _suites[i];
            }
        }

        var suite = new SuiteResult(Encoding.UTF8.GetString(name));
        _suites.Add(suite);
        return suite;
    }
}
