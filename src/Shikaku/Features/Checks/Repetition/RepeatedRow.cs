using Shikaku.Core.Records;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>A row that shares its key or its number with another.</summary>
/// <param name="Summary">What the checks over several rows need.</param>
/// <param name="SharesKey">Whether another row may have its key.</param>
/// <param name="Number">Hash of its number, if another row may have it.</param>
/// <param name="HasError">Whether the row is refused for itself.</param>
internal readonly record struct RepeatedRow(RowSummary Summary, bool SharesKey, ulong? Number, bool HasError);
