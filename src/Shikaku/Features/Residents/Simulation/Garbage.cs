namespace Shikaku.Features.Residents.Simulation;

/// <summary>What comes instead of a reply when something between has failed: an error page, half a header, bytes, nothing.</summary>
internal static class Garbage
{
    private const int Kinds = 4;

    /// <summary>One of them.</summary>
    /// <param name="number">Any number.</param>
    public static byte[] Of(ulong number) => (number % Kinds) switch
    {
        0 => "<html><body>502 Bad Gateway</body></html>\n"u8.ToArray(),
        1 => RegistryReplyColumns.Header[..20].ToArray(),
        2 => [0xFF, 0x00, .. BitConverter.GetBytes(number), 0xFE],
        _ => [],
    };
}
