using System.Text;
using Shikaku.Commands;

namespace Shikaku.Features.Evaluation;

/// <summary>One labelled pair: a view on the line that was read, in UTF-8, valid until the next is read.</summary>
internal readonly ref struct PairRow
{
    /// <summary>Line of the file, counted from 1.</summary>
    public long Line { get; init; }

    /// <summary>Suite.</summary>
    public ReadOnlySpan<byte> Suite { get; init; }

    /// <summary>Identifier within suite and file.</summary>
    public ReadOnlySpan<byte> Id { get; init; }

    /// <summary>The identifier as reports show it: no 個人番号 that somebody has put there.</summary>
    public string ShownId => UsageErrors.WithoutNumbers(Encoding.UTF8.GetString(Id));

    /// <summary>The suite as reports show it.</summary>
    public string ShownSuite => UsageErrors.WithoutNumbers(Encoding.UTF8.GetString(Suite));

    /// <summary>Which field the texts are values of.</summary>
    public ReadOnlySpan<byte> Field { get; init; }

    /// <summary>Label.</summary>
    public PairLabel Label { get; init; }

    /// <summary>One text.</summary>
    public ReadOnlySpan<byte> Left { get; init; }

    /// <summary>The other text.</summary>
    public ReadOnlySpan<byte> Right { get; init; }
}
