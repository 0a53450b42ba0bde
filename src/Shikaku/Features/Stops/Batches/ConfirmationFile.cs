using System.Text;
using Shikaku.Commands;
using Shikaku.Files;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Batches;

/// <summary>Reads a file of confirmations.</summary>
internal static class ConfirmationFile
{
    /// <summary>Most bytes and rows of a file.</summary>
    public const int MaxBytes = 5 * 1024 * 1024, MaxRows = 10_000;

    private const string Name = "確認登録のファイル";

    /// <summary>Reads all rows.</summary>
    /// <param name="source">The file, in UTF-8 or Shift_JIS.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Outcome<IReadOnlyList<ConfirmationFileRow>>> ReadAsync(Stream source, CancellationToken cancellation)
    {
        using var content = await MemoryContent.ReadAsync(source, MaxBytes, cancellation);
        if (content is null)
        {
            return Problems.BatchTooLarge;
        }

        try
        {
            var rows = Read(content);
            return rows.Count > MaxRows ? Problems.BatchTooLarge : rows;
        }
        catch (UnusableInputException unusable)
        {
            return new Refusal(Problems.BatchUnreadable, unusable.Message);
        }
    }

    private static List<ConfirmationFileRow> Read(MemoryContent content)
    {
        using var file = InputFile.Open(Name, content);
        var header = FileHeader.Read(file, ConfirmationFileColumns.All);
        using var reader = new FileBlockReader(file, header, takeDigest: false);
        var (block, row, found) = (new FileBlock(), new BlockRow(file.Encoding, header.FieldCount), new List<ConfirmationFileRow>());
        while (found.Count <= MaxRows && reader.TryRead(block))
        {
            var rows = new BlockRows(block, header, file.Encoding);
            while (found.Count <= MaxRows && rows.TryRead(row))
            {
                found.Add(row.Fault is { } fault ? new ConfirmationFileRow(row.Line, fault.ToString(), []) : new ConfirmationFileRow(row.Line, null, TextsOf(row, block, header)));
            }
        }

        return found;
    }

    private static string[] TextsOf(BlockRow row, FileBlock block, FileHeader header)
    {
        var texts = new string[ConfirmationFileColumns.All.Length];
        for (var column = 0; column < texts.Length; column++)
        {
            var field = header.FieldOfColumn[column];
            texts[column] = field < 0 ? "" : Encoding.UTF8.GetString(row.TextIn(block).Slice(row.Fields[field].Start, row.Fields[field].Length)).Trim();
        }

        return texts;
    }
}
