using System.Text;
using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Records;

/// <summary>A row without findings, of which tests change single columns.</summary>
internal sealed class MemberRowBuilder
{
    public static readonly DateOnly Today = new(2024, 5, 7);

    public static readonly RegistrationTables Tables = new(
        EraTable.Parse(ShippedTables.Read("eras.tsv")),
        SchemeTable.Parse(ShippedTables.Read("schemes.tsv")),
        CodeLists.Parse(ShippedTables.Read("codes.tsv")),
        ImproperWords.Parse(ShippedTables.Read("improper_words.tsv")),
        MunicipalityNames.Parse(ShippedTables.Read("prefectures.tsv"), ShippedTables.Read("municipalities.tsv")),
        FormerMunicipalityNames.Parse("""
            row	former_prefecture	former_name	prefecture	name	effective_on	source
            1	埼玉県	浦和市	埼玉県	さいたま市	2001-05-01	x
            2	愛知県	西加茂郡三好町	愛知県	みよし市	2010-01-04	x
            3	東京都	先見市	東京都	千代田区	2024-05-08	x

            """u8),
        RegistrationLimits.Parse(ShippedTables.Read("registration_limits.tsv")));

    private static readonly int[] AllColumns = [.. Enumerable.Range(0, MemberColumns.Count)];

    private readonly FieldRange[] _fields = new FieldRange[MemberColumns.Count];
    private readonly byte[] _text;

    public MemberRowBuilder(params ReadOnlySpan<(MemberColumn Column, string Text)> changes)
    {
        var texts = new string[MemberColumns.Count];
        Array.Fill(texts, "");
        texts[(int)MemberColumn.InsurerNumber] = "06130488";
        texts[(int)MemberColumn.MemberId] = "J0000352";
        texts[(int)MemberColumn.IndividualNumber] = "123456789018";
        texts[(int)MemberColumn.KanjiName] = "基金　洋子";
        texts[(int)MemberColumn.KanaName] = "ｷｷﾝ ﾖｳｺ";
        texts[(int)MemberColumn.BirthDate] = "19800207";
        texts[(int)MemberColumn.Sex] = "2";
        texts[(int)MemberColumn.Address] = "東京都千代田区麹町1-1";
        texts[(int)MemberColumn.AcquiredOn] = "20240401";
        texts[(int)MemberColumn.AcquisitionMethod] = "1";
        foreach (var (column, text) in changes)
        {
            texts[(int)column] = text;
        }

        var bytes = new MemoryStream();
        for (var i = 0; i < texts.Length; i++)
        {
            var field = Encoding.UTF8.GetBytes(texts[i]);
            _fields[i] = new FieldRange((int)bytes.Length, field.Length);
            bytes.Write(field);
        }

        _text = bytes.ToArray();
    }

    public MemberRow Row => new(_text, _fields, AllColumns);

    /// <summary>The findings as "code" or, where they are of a column not named here, "code column".</summary>
    public static string FindingsOf(params ReadOnlySpan<(MemberColumn Column, string Text)> changes)
    {
        var findings = Check(changes);
        return string.Join(' ', findings.All.ToArray().Select(static finding => finding.Code.ToString()));
    }

    public static RowFindings Check(params ReadOnlySpan<(MemberColumn Column, string Text)> changes)
    {
        var findings = new RowFindings();
        var facts = default(MemberFacts);
        new RegistrationChecks(Tables, new RegistrationOptions()).Check(new MemberRowBuilder(changes).Row, Today, findings, ref facts);
        return findings;
    }
}
