using Shikaku.Tables;

namespace Shikaku.Tests.Tables;

/// <summary>A folder laid out as tools/tables lays out the inputs, with made-up content.</summary>
internal sealed class InputTree : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shikaku-inputs-");

    public string Path => _folder.FullName;

    public InputFolder Open() => new(Path);

    public InputTree With(Input input, string content) => With(input.Path, content);

    public InputTree With(string path, string content)
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    /// <summary>The postal list in its own form: five digits name a municipality where the code itself does not.</summary>
    public InputTree WithPostalList() => this
        .With(Input.PostalMunicipalities, """{"city":{"13101":["千代田区",""],"07203":["郡山市",""],"28481":["赤穂郡上郡町",""],"22138":["浜松市中央区",""]}}""")
        .With(Input.PostalAreas, """{"zip5":{"10000":13101,"10060":[13101,"霞が関霞が関ビル"],"96300":7203}}""")
        .With(Input.PostalTowns, """
            {"zip7":{"1000000":"","1000001":"千代田","1000301":[28481,"","井道、奥井道"],"1006000":"霞が関","9630000":["本町",28481,"本町","山野里"],
             "9630001":"本町","4300801":[22138,"神立町"]}}
            """);

    public void Dispose() => _folder.Delete(recursive: true);
}
