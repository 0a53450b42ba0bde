using System.Text;
using System.Text.Json;
using Shikaku.Commands;
using Shikaku.ReferenceData;
using Shikaku.Tests.Commands;
using Shikaku.Tests.ReferenceData;

namespace Shikaku.Tests.Features.Mergers;

/// <summary><c>shikaku tables import</c>: an official list of merged and renamed municipalities becomes reference tables (MAT-78). Today is 2026-11-21.</summary>
public sealed class MergerImportTests : IDisposable
{
    private const string Header = "旧都道府県,旧市区町村,新都道府県,新市区町村,施行日,典拠";
    private const string Sasayama = "兵庫県,篠山市,兵庫県,丹波篠山市,2019-05-01,告示";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("兵庫,篠山市,兵庫県,丹波篠山市,2019-05-01,告示", "2 旧都道府県 M01")]
    [InlineData("兵庫県,篠山市,,丹波篠山市,2019-05-01,告示", "2 新都道府県 M01")]
    [InlineData("兵庫県,,兵庫県,丹波篠山市,2019-05-01,告示", "2 旧市区町村 M02")]
    [InlineData("福岡県,宗像郡福間町・津屋崎町,福岡県,福津市,2005-01-24,告示", "2 旧市区町村 M02")]
    [InlineData("兵庫県,篠山市,兵庫県,丹波篠山市(旧篠山市),2019-05-01,告示", "2 新市区町村 M02")]
    [InlineData("兵庫県,篠山市,兵庫県,丹波篠山市,2019-02-29,告示", "2 施行日 M03")]
    [InlineData("兵庫県,篠山市,兵庫県,丹波篠山市,平成31年5月,告示", "2 施行日 M03")]
    [InlineData("兵庫県,篠山市,兵庫県,丹波篠山市,2019-05-01,\"告\n示\"", "2 典拠 M04")]
    [InlineData("兵庫県,篠山市,兵庫県,篠丹波山市,2019-05-01,告示", "2 新市区町村 M05")]
    [InlineData("長野県,木曽郡山口村,長野県,中津川市,2005-02-13,告示", "2 新市区町村 M05")]
    [InlineData("愛知県,北設楽郡稲武町,愛知県,東加茂郡稲武町,2003-10-01,告示\n愛知県,東加茂郡稲武町,愛知県,豊田市,2001-04-01,告示", "2 新市区町村 M05")]
    [InlineData("愛知県,上郡甲村,愛知県,乙町,1955-04-01,告示\n愛知県,東郡乙町,愛知県,豊田市,2005-04-01,告示\n愛知県,西郡乙町,愛知県,豊橋市,2005-04-01,告示", "2 新市区町村 M06")]
    [InlineData("愛知県,上郡甲村,愛知県,上郡乙町,1955-04-01,告示\n愛知県,上郡乙町,愛知県,上郡甲村,1960-04-01,告示", "3 新市区町村 M05")]
    [InlineData("愛知県,上郡甲村,愛知県,上郡乙町,1955-04-01,告示\n愛知県,上郡乙町,愛知県,上郡甲村,1955-04-01,告示", "2 新市区町村 M07;3 新市区町村 M07")]
    [InlineData(Sasayama + "\n兵庫県,篠山市,兵庫県,丹波篠山市,2019-06-01,告示", "3 施行日 M08")]
    [InlineData("静岡県,浜松市中区,静岡県,浜松市中央区,2024-04-01,告示", "2 施行日 M09")]
    [InlineData("兵庫県,篠山市,兵庫県,丹波篠山市,2019-05-01", "2  S001")]
    public async Task MAT_78_a_wrong_row_is_told_with_line_column_and_code_and_nothing_is_written(string rows, string expected)
    {
        var run = await ImportAsync($"{Header}\n{rows}\n", "--json");
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Equal(expected, string.Join(';', Findings(run, "error")));
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData(Sasayama + "\n" + Sasayama, "3 旧市区町村 M10", 1)]
    [InlineData("静岡県,浜松市中区,静岡県,浜松市中央区,2024-01-01,告示", "2 旧市区町村 M11", 0)]
    [InlineData("福島県,二本松市,福島県,二本松市,2005-12-01,告示", "2 新市区町村 M12", 0)]
    [InlineData("静岡県,静岡市,静岡県,静岡市清水区,2005-04-01,政令市移行", "2 新市区町村 M12", 0)]
    [InlineData("兵庫県,篠山市,兵庫県,丹波篠山市,2027-05-01,告示", "2 施行日 M13", 1)]
    [InlineData("兵庫県,篠山市,兵庫県,丹波篠山市,2019-05-01,", "2 典拠 M14", 1)]
    [InlineData("愛知県,三好町,愛知県,みよし市,2010-01-04,告示", "2 旧市区町村 M15", 1)]
    [InlineData("神奈川県,横浜市緑区,神奈川県,横浜市青葉区,1994-11-06,分区", "2 旧市区町村 M16", 1)]
    [InlineData("静岡県,清水市,静岡県,静岡市,2003-04-01,告示", "2 新市区町村 M17", 1)]
    public async Task MAT_78_a_row_that_only_needs_a_word_does_not_refuse_the_list(string rows, string expected, int imported)
    {
        var run = await ImportAsync($"{Header}\n{rows}\n", "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(expected, Assert.Single(Findings(run, "warning")));
        Assert.Equal(imported, JsonDocument.Parse(run.Output).RootElement.GetProperty("imported").GetInt32());
    }

    [Fact]
    public async Task MAT_78_the_new_rows_follow_the_shipped_ones_with_whole_names_and_plain_days()
    {
        var run = await ImportAsync(
            "典拠,施行日,新市区町村,新都道府県,旧市区町村,旧都道府県\n"
            + "市制施行,平成22年1月4日,みよし市,愛知県,西加茂郡三好町,愛知県\n"
            + "\"合併,新設\",H17.4.1,豊田市,愛知県,東加茂郡稲武町,愛知県\n"
            + "郡の変更,20031001,稲武町,愛知県,北設楽郡稲武町,愛知県\n");
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "8\t愛知県\t西加茂郡三好町\t愛知県\tみよし市\t2010-01-04\t市制施行",
                "9\t愛知県\t東加茂郡稲武町\t愛知県\t豊田市\t2005-04-01\t合併,新設",
                "10\t愛知県\t北設楽郡稲武町\t愛知県\t東加茂郡稲武町\t2003-10-01\t郡の変更",
            ],
            Encoding.UTF8.GetString(TableFiles.Open(Out).Read("former_municipalities.tsv")).TrimEnd('\n').Split('\n')[8..]);
    }

    [Fact]
    public async Task MAT_90_the_manifest_covers_every_table_and_names_the_list_that_flowed_in()
    {
        await ImportAsync($"{Header}\n{Sasayama}\n", "--source", "廃置分合等情報 2026", "--licence", "CC-BY-4.0");
        var tables = TableFiles.Open(Out);
        var shipped = TableFiles.Open();
        Assert.All(tables.Manifest.Tables, table => tables.Read(table.File));
        Assert.Equal(shipped.Manifest.Tables.Select(table => table.File), tables.Manifest.Tables.Select(table => table.File));

        var entry = tables.Manifest.Tables.Single(table => table.File == "former_municipalities.tsv");
        var before = shipped.Manifest.Tables.Single(table => table.File == "former_municipalities.tsv");
        var list = TableFiles.DigestOf(await File.ReadAllBytesAsync(_folder.PathOf("list.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(
            ($"{before.Version}+{list[..8]}", before.Rows + 1, list, "MIT AND CC-BY-4.0"),
            (entry.Version, entry.Rows, entry.SourceSha256[^1], entry.Licence));
        Assert.EndsWith("廃置分合等情報 2026", entry.Source, StringComparison.Ordinal);
        Assert.EndsWith("廃置分合等情報 2026: 1行 (CC-BY-4.0).", entry.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_twice_gives_the_same_bytes_also_on_top_of_itself()
    {
        await ImportAsync($"{Header}\n{Sasayama}\n");
        var first = Bytes();
        await ImportAsync($"{Header}\n{Sasayama}\n");
        Assert.Equal(first, Bytes());

        Directory.Move(Out, _folder.PathOf("base"));
        await ImportAsync($"{Header}\n{Sasayama}\n", "--tables", _folder.PathOf("base"));
        Assert.Equal(first, Bytes());
    }

    [Fact]
    public async Task A_list_from_windows_means_the_same()
    {
        var cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;
        _folder.Write("list.csv", cp932.GetBytes($"{Header}\r\n{Sasayama}\r\n"));
        await RunAsync();
        var windows = Bytes()["former_municipalities.tsv"];
        _folder.Write("list.csv", Encoding.UTF8.GetBytes($"\uFEFF{Header}\r\n\"兵庫県\",\"篠山市\",\"兵庫県\",\"丹波篠山市\",\"2019/5/1\",\"告示\"\r\n"));
        await RunAsync();
        Assert.Equal(windows, Bytes()["former_municipalities.tsv"]);
    }

    [Fact]
    public async Task A_wrong_list_leaves_what_an_earlier_import_wrote()
    {
        await ImportAsync($"{Header}\n{Sasayama}\n");
        var before = Bytes();
        var run = await ImportAsync($"{Header}\n{Sasayama}\n兵庫県,篠山市,兵庫県,無い市,2019-05-01,告示\n");
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("list.csv: 3行目 新市区町村: M05 誤り: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("何も書き込んでいません。", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Bytes());
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task The_tables_to_start_from_are_never_edited_in_place()
    {
        await ImportAsync($"{Header}\n{Sasayama}\n");
        var run = await ImportAsync($"{Header}\n{Sasayama}\n", "--tables", Out);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains("--out", run.Error, StringComparison.Ordinal);

        var shipped = await CommandRun.OfAsync("tables", "import", "--mergers", _folder.PathOf("list.csv"), "--tables", Out, "--out", TableFiles.ShippedFolder);
        Assert.Equal(ExitCode.WrongUsage, shipped.ExitCode);
    }

    [Fact]
    public async Task No_file_that_an_import_did_not_write_is_replaced()
    {
        Directory.CreateDirectory(Out);
        await File.WriteAllTextAsync(Path.Combine(Out, "towns.tsv"), "mine");
        Assert.Equal(ExitCode.WrongUsage, (await ImportAsync($"{Header}\n{Sasayama}\n")).ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Out, "towns.tsv")));

        using var sources = new ChangedTables();
        var run = await CommandRun.OfAsync("tables", "import", "--mergers", _folder.PathOf("list.csv"), "--out", sources.Path);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
    }

    [Fact]
    public async Task A_list_without_a_column_is_refused_by_its_name()
    {
        var run = await ImportAsync("旧都道府県,旧市区町村,新都道府県,新市区町村,典拠\n");
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("施行日", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MAT_90_the_imported_tables_are_tried_against_the_shipped_ones_and_then_used()
    {
        await ImportAsync($"{Header}\n兵庫県,篠山市,兵庫県,丹波篠山市,2026-04-01,告示\n");
        var pairs = _folder.Write("pairs.tsv", "suite\tid\tfield\tlabel\tleft\tright\tnote\nown\t1\taddress\tsame\t兵庫県篠山市黒岡191\t兵庫県丹波篠山市黒岡191\t\n");
        var evaluation = await CommandRun.OfAsync("evaluate", pairs, "--against", Out);
        Assert.Equal(ExitCode.Done, evaluation.ExitCode);
        Assert.Contains("variant(A-RENAMED)【不一致→一致】", evaluation.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await CommandRun.OfAsync("doctor", "--tables", Out)).ExitCode);

        var members = _folder.Write(
            "members.csv",
            "insurer_number,member_id,individual_number,name_kanji,name_kana,birth_date,sex,address,acquired_on,acquisition_method\n"
            + "06130488,1,123456789018,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,19800101,2,兵庫県篠山市黒岡191,20200401,1\n");
        var residents = _folder.Write(
            "residents.csv",
            "individual_number,name_kanji,name_kana,birth_date,sex,address\n123456789018,山田　花子,ﾔﾏﾀﾞ ﾊﾅｺ,19800101,2,兵庫県丹波篠山市黒岡191\n");
        Assert.Equal("○", await MarkAsync(members, residents, "--tables", Out));
        Assert.Contains(",address,S134,warning,", await FindingsAsync(), StringComparison.Ordinal);
        Assert.Equal("▲", await MarkAsync(members, residents));
        Assert.Contains(",address,S107,warning,", await FindingsAsync(), StringComparison.Ordinal);
        Assert.Equal("▲", await MarkAsync(members, residents, "--tables", Out, "--date", "2026-03-31"));
    }

    private string Out => _folder.PathOf("out");

    private static string[] Findings(CommandRun run, string severity) =>
    [
        .. JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("severity").GetString() == severity)
            .Select(finding => $"{finding.GetProperty("line")} {finding.GetProperty("column")} {finding.GetProperty("code")}"),
    ];

    private Dictionary<string, byte[]> Bytes() =>
        Directory.EnumerateFiles(Out).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal);

    private Task<CommandRun> ImportAsync(string list, params string[] options)
    {
        _folder.Write("list.csv", list);
        return RunAsync(options);
    }

    private Task<CommandRun> RunAsync(params string[] options) =>
        CommandRun.OfAsync(["tables", "import", "--mergers", _folder.PathOf("list.csv"), "--out", Out, .. options]);

    private Task<string> FindingsAsync() => File.ReadAllTextAsync(_folder.PathOf("results/findings.csv"), TestContext.Current.CancellationToken);

    private async Task<string> MarkAsync(string members, string residents, params string[] options)
    {
        var results = _folder.PathOf("results");
        var run = await CommandRun.OfAsync(["check", "--members", members, "--residents", residents, "--out", results, .. options]);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        return (await File.ReadAllLinesAsync(Path.Combine(results, "judgements.csv"), TestContext.Current.CancellationToken))[1].Split(',')[3];
    }
}
