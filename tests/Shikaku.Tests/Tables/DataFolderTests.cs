using System.Text;
using Shikaku.ReferenceData;
using Shikaku.Tables;

namespace Shikaku.Tests.Tables;

/// <summary>What the tool writes is what the program accepts, and the same bytes every time.</summary>
public sealed class DataFolderTests : IDisposable
{
    private const string Policies = """{"version":"2026-11-21","policies":[{},{}]}""";

    private readonly InputTree _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void The_program_reads_the_tables_that_the_tool_writes()
    {
        DataFolder.Write(_data.Path, [Towns()]);

        var tables = TableFiles.Open(_data.Path);

        Assert.Equal("row\ttown\n1\t一ツ橋\n", Encoding.UTF8.GetString(tables.Read("towns.tsv")));
        var entry = Assert.Single(tables.Manifest.Tables);
        Assert.Equal(("towns.tsv", "2026-04-1", 1, "MIT"), (entry.File, entry.Version, entry.Rows, entry.Licence));
        Assert.Equal(TableSource.Postal.Inputs.Select(input => input.Sha256), entry.SourceSha256);
    }

    [Fact]
    public void A_second_run_writes_the_same_bytes()
    {
        DataFolder.Write(_data.Path, [Towns()]);
        var first = File.ReadAllBytes(Path.Combine(_data.Path, "manifest.json"));
        DataFolder.Write(_data.Path, [Towns()]);

        Assert.Equal(first, File.ReadAllBytes(Path.Combine(_data.Path, "manifest.json")));
    }

    [Fact]
    public void The_policies_kept_by_hand_in_data_are_listed_with_their_own_version()
    {
        _data.With("judgement_policies.json", Policies);

        var files = DataFolder.Write(_data.Path, [Towns()]);

        Assert.Equal(["judgement_policies.json", "towns.tsv"], files.Select(file => file.File));
        Assert.Equal(("2026-11-21", 2), (files[0].Version, files[0].Rows));
    }

    [Fact]
    public void A_file_that_no_table_accounts_for_is_refused()
    {
        _data.With("old_towns.tsv", "row\n");

        Assert.Throws<InvalidDataException>(() => DataFolder.Write(_data.Path, [Towns()]));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1", "一ツ橋", "")]
    [InlineData("1", "一ツ\t橋")]
    [InlineData("1", "一ツ\n橋")]
    public void A_row_that_would_break_the_form_of_a_table_is_refused(params string[] fields) =>
        Assert.Throws<InvalidDataException>(() => new Table("towns.tsv", "1", TableSource.Own, "row", "town").Add(fields));

    private static DataFile Towns()
    {
        var table = new Table("towns.tsv", "2026-04-1", TableSource.Postal, "row", "town");
        table.Add("1", "一ツ橋");
        return table.ToFile();
    }
}
