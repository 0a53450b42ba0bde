namespace Shikaku.Tables;

/// <summary>A file of somebody else's that the repository passes on unchanged.</summary>
/// <param name="File">Where it lies.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Licence">Its licence, an SPDX identifier.</param>
/// <param name="Credit">Who is to be named.</param>
/// <param name="LicenceText">File of tools/Shikaku.Tables/sources/licences whose text must go with it; null if the file itself says what must be said.</param>
internal sealed record BorrowedFile(string File, string Source, string Licence, string Credit, string? LicenceText)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<BorrowedFile> All { get; } =
    [
        new(
            "src/Shikaku/Web/Styles/00-tokens.css", "@digital-go-jp/design-tokens 1.1.9 (デジタル庁デザインシステム)", "MIT", "Copyright (c) 2023 デジタル庁. Unchanged.",
            "mit-digital-agency.txt"),
        new(
            "tests/Shikaku.Tests/Web/Browser/axe.min.js", "axe-core 4.14.1, for tests only", "MPL-2.0",
            "Copyright (c) Deque Systems, Inc. Unchanged; its source is https://github.com/dequelabs/axe-core.", null),
    ];
}
