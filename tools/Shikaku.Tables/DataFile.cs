namespace Shikaku.Tables;

/// <summary>A finished file of data/.</summary>
/// <param name="File">Its name.</param>
/// <param name="Version">Version of the table: that of its source, a hyphen, the number of the way in which we derive it.</param>
/// <param name="Source">Where it comes from and under which licence.</param>
/// <param name="Rows">Number of rows without the header.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record DataFile(string File, string Version, TableSource Source, int Rows, byte[] Content);
