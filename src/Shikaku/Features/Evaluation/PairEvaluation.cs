using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Matching;
using Shikaku.Files;

namespace Shikaku.Features.Evaluation;

/// <summary>Compares labelled pairs and counts by suite (MAT-95). Only the comparing itself is timed.</summary>
/// <param name="comparer">Compares the texts of a pair.</param>
/// <param name="clock">Times it.</param>
/// <param name="faults">Takes the rows that cannot be read.</param>
/// <param name="changes">Compares every pair under other tables too; null if only one version is asked about.</param>
internal sealed class PairEvaluation(PairComparer comparer, TimeProvider clock, RowFaults faults, TierChanges? changes = null)
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
        changes?.Compare(field, row, new(_field.Tier, _field.Codes));
    }

    private void CompareRecord(SuiteResult suite, in PairRow row)
    {
        var start = clock.GetTimestamp();
        comparer.Compare(_left.Person, _right.Person, _record);
        suite.Elapsed += clock.GetElapsedTime(start);
        var found = new TierAndReasons(RecordTier.Of(_record), RecordTier.ReasonsOf(_record));
        suite.Add(row, found.Tier, found.Reasons);
        changes?.Compare(_left.Person, _right.Person, row, found);
    }

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
