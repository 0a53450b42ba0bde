namespace Shikaku.ReferenceData;

/// <summary>What data/manifest.json says about one file of data/.</summary>
/// <param name="File">File name, without folder.</param>
/// <param name="Version">Version of the table.</param>
/// <param name="Sha256">SHA-256 of the file, in lower-case hexadecimal.</param>
/// <param name="Rows">Number of rows without the header.</param>
/// <param name="Source">The work it was derived from.</param>
/// <param name="SourceSha256">SHA-256 of the files it was derived from; none for a table kept by hand.</param>
/// <param name="Licence">Licence under which it is passed on: an SPDX identifier, or <c>public-domain</c>.</param>
/// <param name="Notice">Whom that licence wants named, and what was changed.</param>
internal sealed record TableEntry(
    string File,
    string Version,
    string Sha256,
    int Rows,
    string Source,
    IReadOnlyList<string> SourceSha256,
    string Licence,
    string Notice);
