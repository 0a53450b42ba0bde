using System.Text;

namespace Shikaku.Tables;

/// <summary>Composes NOTICE at the root of the repository from the same records as the manifest.</summary>
internal static class Notice
{
    private const string Head = """
        Shikaku
        Copyright The Shikaku authors

        The program is licensed under the Apache License, Version 2.0 (LICENSE). The tables in data/ are derived from the works below and keep
        the licences named here; data/manifest.json states version, SHA-256, source and licence of each. Other files are passed on as they are.
        This file is written by tools/Shikaku.Tables.


        """;

    public static byte[] Compose(string licences, IReadOnlyList<DataFile> files)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var source in files.GroupBy(file => file.Source))
        {
            Append(text, string.Join(", ", source.Select(file => $"data/{file.File}")), source.Key.Source, source.Key.Licence, source.Key.Credit);
        }

        foreach (var borrowed in BorrowedFile.All)
        {
            Append(text, borrowed.File, borrowed.Source, borrowed.Licence, borrowed.Credit);
        }

        var licenceTexts = files.Select(file => file.Source.LicenceText).Concat(BorrowedFile.All.Select(file => file.LicenceText)).OfType<string>();
        foreach (var licence in licenceTexts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append(new string('-', 80)).Append('\n').Append(licence).Append("\n\n");
            text.Append(File.ReadAllText(Path.Combine(licences, licence)).TrimEnd()).Append("\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, string files, string source, string licence, string credit) =>
        text.Append(files).Append('\n')
            .Append("    Source:  ").Append(source).Append('\n')
            .Append("    Licence: ").Append(licence).Append('\n')
            .Append("    Notice:  ").Append(credit).Append("\n\n");
}
