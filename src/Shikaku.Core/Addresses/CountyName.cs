namespace Shikaku.Core.Addresses;

/// <summary>The 郡 at the beginning of the whole name of a town or village (西加茂郡三好町).</summary>
public static class CountyName
{
    /// <summary>Characters of the shortest name of a town or village.</summary>
    internal const int ShortestTown = 2;

    /// <summary>
    /// How many characters the 郡 has, with 郡 itself; 0 if the name begins with none. The name must be whole and be nothing but a name: in an address
    /// a 郡 leaves by the table alone (MAT-71).
    /// </summary>
    /// <remarks>A county is never 郡 alone (郡上郡八幡町), a town never 町 alone (上郡町), and no city lies in a county (大和郡山市).</remarks>
    public static int LengthIn(ReadOnlySpan<char> municipality)
    {
        if (municipality is not [.., '町' or '村'])
        {
            return 0;
        }

        var sign = municipality[1..].IndexOf('郡') + 1;
        return sign > 0 && municipality.Length - sign - 1 >= ShortestTown ? sign + 1 : 0;
    }
}
