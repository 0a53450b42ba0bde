namespace Shikaku.Files;

/// <summary>Counts the rows that could not be read and tells of the first ones: file, line and what is wrong, never their content.</summary>
/// <param name="output">Takes the messages.</param>
internal sealed class RowFaults(TextWriter output)
{
    private const int MostTold = 20;

    /// <summary>Number of rows.</summary>
    public long Count { get; private set; }

    /// <summary>Counts a row.</summary>
    public void Add(string path, long line, string what)
    {
        Count++;
        if (Count <= MostTold)
        {
            output.WriteLine($"{path}: {line}行目: {what}。この行を除いて続けます。");
        }
    }

    /// <summary>Tells how many rows there were, if more than were told of.</summary>
    public void Finish()
    {
        if (Count > MostTold)
        {
            output.WriteLine($"ほかに{Count - MostTold}行を除きました。");
        }
    }
}
