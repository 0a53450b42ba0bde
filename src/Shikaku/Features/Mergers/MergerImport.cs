using Shikaku.Commands;
using Shikaku.Core.Addresses;
using Shikaku.Core.Calendar;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.ReferenceData;
using Shikaku.Storage;

namespace Shikaku.Features.Mergers;

/// <summary>
/// Takes a list of merged and renamed municipalities (廃置分合等情報) into a new folder of reference tables (MAT-78). The tables it starts from stay as
/// they are; one wrong row, and nothing is written.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="tables">The tables to start from.</param>
internal sealed class MergerImport(MergerImportOptions options, TableFiles tables)
{
    private const string Table = TownTable.FormerMunicipalitiesFileName;

    /// <summary>Runs it.</summary>
    /// <exception cref="UnusableInputException">The list or a table cannot be read, or the folder cannot be written.</exception>
    /// <exception cref="WrongUsageException">The new folder is the one of the tables to start from.</exception>
    public MergerImportResult Run(CancellationToken cancellation)
    {
        RefuseToEditInPlace();
        var findings = new List<MergerFinding>();
        var places = new PlaceNames(tables.Read);
        var file = new MergerFile(places, new(EraTable.Parse(tables.Read("eras.tsv"))), findings);
        var rows = file.Read(options.Mergers);
        var accepted = new MergerCheck(places, FormerMunicipalityFile.Read(tables, places), options.Today, findings).Run(rows);
        findings = [.. findings.OrderBy(finding => finding.Line)];
        cancellation.ThrowIfCancellationRequested();
        return findings.Exists(finding => finding.Severity == Severity.Error)
            ? new(file.Rows, 0, findings, null)
            : new(file.Rows, accepted.Count, findings, Write(accepted, file.Sha256));
    }

    private void RefuseToEditInPlace()
    {
        var output = RealPath.Of(options.Output);
        if (output == RealPath.Of(tables.Folder) || output == RealPath.Of(TableFiles.ShippedFolder))
        {
            throw new WrongUsageException("--out には、元の参照データとは別のフォルダーを指定してください。元のフォルダーは書き換えません。");
        }

        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any() && !IsImported(output))
        {
            throw new WrongUsageException("--out には、新しいフォルダー、空のフォルダー、または以前に取り込みで作ったフォルダーを指定してください。ほかのファイルは置き換えません。");
        }
    }

    /// <summary>Whether a folder holds the tables of an earlier import: the base tables and anything else stay as they are.</summary>
    private static bool IsImported(string folder)
    {
        try
        {
            return TableFiles.Open(folder).Manifest.Tables.Any(FormerMunicipalityFile.IsImported);
        }
        catch (UnusableInputException)
        {
            return false;
        }
    }

    private TableEntry Write(List<Merger> accepted, string listSha256)
    {
        var old = tables.Manifest.Tables.Single(entry => entry.File == Table);
        var content = FormerMunicipalityFile.Append(tables.Read(Table), old.Rows, accepted);
        var entry = accepted.Count == 0 ? old : FormerMunicipalityFile.EntryOf(old, content, accepted.Count, listSha256, options.Source, options.Licence);
        RequireSense(content);
        using var folder = ResultFolder.Open(options.Output, options.Mergers);
        foreach (var file in tables.Manifest.Tables.Select(table => table.File))
        {
            var result = folder.Create(file);
            folder.Guard(() => Fill(result.Stream, file == Table ? content : tables.Read(file)));
        }

        // The manifest comes last: it vouches for the others.
        var manifest = folder.Create(TableManifest.FileName);
        folder.Guard(() =>
        {
            new TableManifest([.. tables.Manifest.Tables.Select(table => table.File == Table ? entry : table)]).Write(manifest.Stream);
            return true;
        });
        folder.Publish();
        return entry;
    }

    private static bool Fill(Stream stream, byte[] content)
    {
        stream.Write(content);
        return true;
    }

    // The engine reads the table by its own rules: a row that would mean nothing to it must have been refused.
    private void RequireSense(byte[] content)
    {
        var unresolved = new ComparisonTables(file => file == Table ? content : tables.Read(file)).Towns.Value.UnresolvedFormerNames;
        if (unresolved > 0 && unresolved > new ComparisonTables(tables.Read).Towns.Value.UnresolvedFormerNames)
        {
            throw new InvalidOperationException("A row that passed the checks means nothing to the comparison.");
        }
    }
}
