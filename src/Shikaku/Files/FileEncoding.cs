namespace Shikaku.Files;

/// <summary>The encodings in which a file may come (product.md §5).</summary>
internal enum FileEncoding
{
    /// <summary>UTF-8, with or without byte order mark.</summary>
    Utf8,

    /// <summary>Shift_JIS as Windows writes it (code page 932).</summary>
    Cp932,
}
