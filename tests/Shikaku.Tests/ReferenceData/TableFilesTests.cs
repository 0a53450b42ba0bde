using System.Text;
using Shikaku.Commands;
using Shikaku.ReferenceData;

namespace Shikaku.Tests.ReferenceData;

/// <summary>A table is handed out only if it is the one that the manifest lists (MAT-90).</summary>
public sealed class TableFilesTests : IDisposable
{
    private readonly TableFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_listed_table_is_handed_out_unchanged()
    {
        var tables = TableFiles.Open(_folder.Path);

        Assert.Equal(TableFolder.Towns, Encoding.UTF8.GetString(tables.Read("towns.tsv")));
        Assert.Equal(["eras.tsv", "towns.tsv"], tables.Manifest.Tables.Select(table => table.File));
        Assert.Equal("7", tables.Manifest.Tables[1].Version);
    }

    [Fact]
    public void One_wrong_bit_anywhere_in_a_table_is_found()
    {
        var length = Encoding.UTF8.GetByteCount(TableFolder.Eras);
        for (var position = 0; position < length; position++)
        {
            _folder.Damage("eras.tsv", position);
            var refusal = Refusal(() => TableFiles.Open(_folder.Path).Read("eras.tsv"));
            Assert.Contains("eras.tsv の内容が", refusal, StringComparison.Ordinal);
            _folder.Damage("eras.tsv", position);
        }

        Assert.Equal(length, TableFiles.Open(_folder.Path).Read("eras.tsv").Length);
    }

    [Fact]
    public void A_named_pipe_in_the_place_of_a_table_is_not_waited_for()
    {
        _folder.Delete("eras.tsv");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_folder.Path, "eras.tsv")]))
        {
            made.WaitForExit();
        }

        Assert.Contains("eras.tsv の内容が", Refusal(() => TableFiles.Open(_folder.Path).Read("eras.tsv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_cut_short_is_found()
    {
        _folder.Write("eras.tsv", TableFolder.Eras[..^1]);

        Assert.Contains("破損または改変", Refusal(() => TableFiles.Open(_folder.Path).Read("eras.tsv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_table_leaves_the_others_usable()
    {
        _folder.Damage("eras.tsv", 0);

        Assert.NotEmpty(TableFiles.Open(_folder.Path).Read("towns.tsv"));
    }

    [Fact]
    public void A_missing_table_is_named_with_what_to_do()
    {
        _folder.Delete("towns.tsv");

        var refusal = Refusal(() => TableFiles.Open(_folder.Path).Read("towns.tsv"));

        Assert.Contains("towns.tsv がフォルダー", refusal, StringComparison.Ordinal);
        Assert.Contains("tools/tables", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_no_manifest_lists_is_refused_even_if_it_is_there()
    {
        _folder.Write("holidays.tsv", "day\n2026-11-23\n");

        Assert.Contains("holidays.tsv は一覧", Refusal(() => TableFiles.Open(_folder.Path).Read("holidays.tsv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_manifest_or_folder_is_named()
    {
        _folder.Delete("manifest.json");

        Assert.Contains("manifest.json がフォルダー", Refusal(() => TableFiles.Open(_folder.Path)), StringComparison.Ordinal);
        Assert.Contains("manifest.json がフォルダー", Refusal(() => TableFiles.Open(Path.Combine(_folder.Path, "none"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"tables":null}""")]
    [InlineData("""{"tables":[null]}""")]
    [InlineData("""{"tables":[{"file":"eras.tsv"}]}""")]
    [InlineData("""{"tables":[{"file":null,"version":"1","sha256":"","rows":1,"source":"","sourceSha256":[],"licence":"","notice":""}]}""")]
    [InlineData("""{"tables":[{"file":"eras.tsv","version":"1","sha256":"","rows":"x","source":"","sourceSha256":[],"licence":"","notice":""}]}""")]
    public void A_broken_manifest_is_refused(string manifest)
    {
        _folder.Write("manifest.json", manifest);

        Assert.Contains("manifest.json を読み取れません", Refusal(() => TableFiles.Open(_folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_lists_a_file_twice_is_refused()
    {
        var entry = TableFolder.Entry("eras.tsv", TableFolder.Eras);
        _folder.Write("manifest.json", $$"""{"tables":[{{entry}},{{entry}}]}""");

        Assert.Contains("manifest.json を読み取れません", Refusal(() => TableFiles.Open(_folder.Path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../eras.tsv")]
    [InlineData("sub/eras.tsv")]
    [InlineData("/eras.tsv")]
    public void A_manifest_never_leads_out_of_its_folder(string file)
    {
        _folder.Write("manifest.json", $$"""{"tables":[{{TableFolder.Entry(file, TableFolder.Eras)}}]}""");

        Assert.Contains("manifest.json を読み取れません", Refusal(() => TableFiles.Open(_folder.Path)), StringComparison.Ordinal);
    }

    private static string Refusal(Action action) => Assert.Throws<UnusableInputException>(action).Message;
}
