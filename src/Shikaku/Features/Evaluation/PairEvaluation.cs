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

    /// <summary>The suites in the order in which they were met first.</summary>
    public IReadOnlyList<SuiteResult> Suites => _suites;

    /// <summary>Compares the pairs of a file.</summary>
    /// <exception cref="UnusableInputException">The file or its header is unusable.</exception>
    public void Add(string path, CancellationToken cancellation)
    {
        using var file = new PairFile(path, faults);
        while (file.TryRead(out var row))
        {
            cancellation.ThrowIfCancellationRequested();
            var suite = SuiteOf(row.Suite);
            if (!PairFields.TryParse(row.Field, out var field))
            {
                suite.Unread++;
            }
            else
            {
                CompareField(suite, field, row);
            }
        }
    }

    private void CompareField(SuiteResult suite, PairField field, in PairRow row)
    {
        _field.Reset();
        var start = clock.GetTimestamp();
        comparer.Compare(field, row.Left, row.Right, _field);
        suite.Elapsed += clock.GetElapsedTime(start);
        suite.Add(row, _field.Tier, _field.Codes);
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
