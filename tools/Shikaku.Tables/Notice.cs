using System.Text;

namespace Shikaku.Tables;

/// <summary>Composes NOTICE at the root of the repository from the same records as the manifest.</summary>
internal static class Notice
{
    private const string Head = """
        Shikaku
        Copyright The Shikaku authors

        The program is licensed under the Apache License, Version 2.0 (LICENSE). The tables in data/ are derived from the works below and keep
        the licences named here; data/manifest.json states version, SHA-256, source and licence of each. This file is written by
        tools/Shikaku.Tables.


        """;

    public static byte[] Compose(string licences, IReadOnlyList<DataFile> files)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var source in files.GroupBy(file => file.Source))
        {
            text.Append(string.Join(", ", source.Select(file => $"data/{file.File}"))).Append('\n');
            text.Append("    Source:  ").Append(source.Key.Source).Append('\n');
            text.Append("    Licence: ").Append(source.Key.Licence).Append('\n');
            text.Append("    Notice:  ").Append(source.Key.Credit).Append('\n');
            text.Append('\n');
        }

        foreach (var licence in files.Select(file => file.Source.LicenceText).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append(new string('-', 80)).Append('\n').Append(licence).Append("\n\n");
            text.Append(File.ReadAllText(Path.Combine(licences, licence)).TrimEnd()).Append("\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
