using System.Text;
using Shikaku.Tables;

namespace Shikaku.Tests.Tables;

/// <summary>Tables kept by hand are checked for form before they are shipped.</summary>
public sealed class HandKeptFolderTests : IDisposable
{
    private readonly InputTree _sources = new();

    public void Dispose() => _sources.Dispose();

    [Fact]
    public void A_table_in_order_is_copied_as_it_is()
    {
        const string Eras = "digit\tletter\n4\tH\n5\tR\n";

        var file = Ship(Eras);

        Assert.Equal(Eras, Encoding.UTF8.GetString(file.Content));
        Assert.Equal(2, file.Rows);
    }

    [Theory]
    [InlineData("digit\tletter\r\n5\tR\r\n")]
    [InlineData("digit\tletter\n5\tR")]
    [InlineData("letter\tdigit\nR\t5\n")]
    [InlineData("digit\tletter\n5\n")]
    [InlineData("digit\tletter\n5\tR\t令和\n")]
    [InlineData("digit\tletter\n\n")]
    [InlineData("digit\tletter\n5\tR\n5\tH\n")]
    public void A_table_out_of_form_is_refused(string content) => Assert.Throws<InvalidDataException>(() => Ship(content));

    private DataFile Ship(string content) =>
        new HandKeptFolder(_sources.With("eras.tsv", content).Path).ToFile("eras.tsv", "1", 1, "digit", "letter");
}
