using FsCheck.Fluent;
using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Names;

public class KanjiRelationsTests
{
    private const string RowHeader = "row\tfrom\tto\tclass\n";

    [Fact]
    public void Every_row_of_the_official_tables_relates_its_two_characters()
    {
        var rows = 0;
        var reader = new TableReader(
            KanjiRelations.OfficialFileName, ShippedTables.Read(KanjiRelations.OfficialFileName), "row", "from", "to", "class");
        while (reader.Read())
        {
            var (from, to) = (reader.GetCodePoint(1), reader.GetCodePoint(2));
            Assert.True(NameComparers.Relations.AreRelated(from, to, withImmigration: false, out var relation), $"{from:X4} {to:X4}");
            Assert.True(NameComparers.Relations.AreRelated(to, from, withImmigration: false, out _));
            Assert.Equal(ReasonCode.KanjiOfficial, relation.Code);
            rows++;
        }

        Assert.InRange(rows, 364 + 230 + 22 - 1, int.MaxValue);
    }

    [Fact]
    public void Every_pair_set_apart_stays_apart_unless_an_official_table_joins_it()
    {
        foreach (var file in (string[])[KanjiRelations.ApartMojiJohoFileName, KanjiRelations.ApartBorrowedFileName])
        {
            var reader = new TableReader(file, ShippedTables.Read(file), "from", "to", "class");
            while (reader.Read())
            {
                var (from, to) = (reader.GetCodePoint(0), reader.GetCodePoint(1));
                var isRelated = NameComparers.Relations.AreRelated(from, to, withImmigration: true, out var relation);
                Assert.True(!isRelated || relation.Code == ReasonCode.KanjiOfficial, $"{from:X4} {to:X4}");
            }
        }
    }

    [Fact]
    public void A_row_joins_and_two_rows_meet_but_chains_and_forks_do_not_relate()
    {
        var relations = Relations(official: "1\t4E00\t4E8C\tx\n2\t4E09\t4E8C\tx\n3\t4E8C\t56DB\tx\n4\t4E94\t516D\tx\n5\t4E94\t4E03\tx\n");
        Assert.Equal(new KanjiRelation(ReasonCode.KanjiOfficial, 1), RelationOf(relations, "一", "二"));
        Assert.Equal(new KanjiRelation(ReasonCode.KanjiOfficial, 1), RelationOf(relations, "二", "一"));
        Assert.NotNull(RelationOf(relations, "一", "三"));
        Assert.Null(RelationOf(relations, "一", "四"));
        Assert.Null(RelationOf(relations, "六", "七"));
    }

    [Fact]
    public void Where_two_rows_meet_the_weaker_table_is_named()
    {
        var relations = Relations(official: "1\t4E00\t4E8C\tx\n", mojiJoho: "2\t4E09\t4E8C\tx\n");
        Assert.Equal(new KanjiRelation(ReasonCode.KanjiMojiJoho, 2), RelationOf(relations, "一", "三"));
        Assert.Equal(new KanjiRelation(ReasonCode.KanjiMojiJoho, 2), RelationOf(relations, "三", "一"));
    }

    [Fact]
    public void Two_ordinary_characters_need_an_official_row()
    {
        var relations = Relations(official: "1\t4E00\t4E8C\tx\n", mojiJoho: "2\t4E09\t56DB\tx\n3\t4E94\t516D\tx\n", ordinary: "一二三四五");
        Assert.NotNull(RelationOf(relations, "一", "二"));
        Assert.Null(RelationOf(relations, "三", "四"));
        Assert.NotNull(RelationOf(relations, "五", "六"));
    }

    [Fact]
    public void A_pair_set_apart_needs_an_official_row()
    {
        var relations = Relations(official: "1\t4E00\t4E8C\tx\n", mojiJoho: "2\t4E09\t56DB\tx\n", apart: "4E8C\t4E00\tx\n56DB\t4E09\tx\n");
        Assert.NotNull(RelationOf(relations, "一", "二"));
        Assert.Null(RelationOf(relations, "三", "四"));
        Assert.True(relations.AreApart('三', '四'));
        Assert.True(relations.AreApart('四', '三'));
    }

    [Fact]
    public void A_row_that_does_not_relate_its_own_two_characters_helps_to_relate_no_others()
    {
        var guarded = Relations(mojiJoho: "1\t4E00\t4E8C\tx\n2\t4E09\t4E8C\tx\n", ordinary: "二三");
        Assert.NotNull(RelationOf(guarded, "一", "二"));
        Assert.Null(RelationOf(guarded, "一", "三"));
        var setApart = Relations(mojiJoho: "1\t4E00\t4E8C\tx\n2\t4E09\t4E8C\tx\n", apart: "4E09\t4E8C\tx\n");
        Assert.Null(RelationOf(setApart, "一", "三"));
        Assert.Null(RelationOf(NameComparers.Relations, "岅", "阪"));
        Assert.NotNull(RelationOf(NameComparers.Relations, "岅", "坂"));
    }

    [Theory]
    [InlineData("﨑")]
    [InlineData("碕")]
    [InlineData("嵜")]
    [InlineData("㟢")]
    public void MAT_35_what_is_崎_in_another_form_is_not_埼(string form)
    {
        Assert.NotNull(RelationOf(NameComparers.Relations, form, "崎"));
        Assert.Null(RelationOf(NameComparers.Relations, form, "埼"));
    }

    [Fact]
    public void The_immigration_table_counts_only_when_asked_for()
    {
        var relations = Relations(immigration: "1\t4E00\t4E8C\tx\n");
        Assert.Null(RelationOf(relations, "一", "二"));
        Assert.True(relations.AreRelated('一', '二', withImmigration: true, out var relation));
        Assert.Equal(ReasonCode.KanjiImmigration, relation.Code);
    }

    [Fact]
    public void The_answer_is_the_same_in_both_directions()
    {
        var characters = new List<int>();
        var reader = new TableReader(KanjiRelations.JisFileName, ShippedTables.Read(KanjiRelations.JisFileName), "row", "from", "to", "class");
        while (reader.Read())
        {
            characters.Add(reader.GetCodePoint(1));
            characters.Add(reader.GetCodePoint(2));
        }

        Properties.Hold(
            Gen.Elements(characters.ToArray()).Two(),
            pair => NameComparers.Relations.AreRelated(pair.Item1, pair.Item2, true, out var there)
                == NameComparers.Relations.AreRelated(pair.Item2, pair.Item1, true, out var back)
                && there.Code == back.Code,
            20_000);
    }

    private static KanjiRelation? RelationOf(KanjiRelations relations, string left, string right) =>
        relations.AreRelated(left[0], right[0], withImmigration: false, out var relation) ? relation : null;

    private static KanjiRelations Relations(
        string official = "", string mojiJoho = "", string immigration = "", string ordinary = "", string apart = "") =>
        KanjiRelations.Parse(file => System.Text.Encoding.UTF8.GetBytes(file switch
        {
            KanjiRelations.OfficialFileName => RowHeader + official,
            KanjiRelations.MojiJohoFileName => RowHeader + mojiJoho,
            KanjiRelations.ImmigrationFileName => RowHeader + immigration,
            KanjiRelations.JisFileName => RowHeader,
            KanjiRelations.OrdinaryFileName => "code_point\tlist\n" + string.Concat(ordinary.Select(letter => $"{(int)letter:X4}\tjoyo\n")),
            KanjiRelations.ApartMojiJohoFileName => "from\tto\tclass\n" + apart,
            _ => "from\tto\tclass\n",
        }));
}
