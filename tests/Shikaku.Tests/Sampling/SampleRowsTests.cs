using System.Globalization;
using System.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Tests.Sampling;

/// <summary>Every row of a sample is one that a real insurer could have sent and the registry answered.</summary>
public sealed class SampleRowsTests(HeavySample heavy) : IClassFixture<HeavySample>
{
    private readonly SampleFiles _sample = heavy.Files;

    [Fact]
    public void Numbers_are_valid_and_belong_to_one_person_each()
    {
        foreach (var rows in new[] { _sample.Members, _sample.Residents })
        {
            Assert.All(rows, row => Assert.True(IndividualNumber.TryParse(row["individual_number"].AsSpan(), out _, out _)));
            Assert.Equal(rows.Count, rows.Select(row => row["individual_number"]).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Insurers_are_made_up_ones_with_right_check_digits_grouped_and_of_every_kind()
    {
        var insurers = new List<string>();
        foreach (var member in _sample.Members)
        {
            var insurer = member["insurer_number"];
            if (insurers.Count == 0 || insurers[^1] != insurer)
            {
                Assert.DoesNotContain(insurer, insurers);
                insurers.Add(insurer);
                Assert.True(InsurerNumber.TryParse(insurer.AsSpan(), allowMadeUpBodies: true, out var number, out _), insurer);
                Assert.InRange(number.PrefectureNumber, 51, 99);
                Assert.False(InsurerNumber.TryParse(insurer.AsSpan(), allowMadeUpBodies: false, out _, out _));
            }
        }

        string[] schemes = ["01", "06", "12", "31", "39"];
        Assert.All(schemes, scheme => Assert.Contains(insurers, insurer => insurer.Length == 8 && insurer.StartsWith(scheme, StringComparison.Ordinal)));
        Assert.Contains(insurers, insurer => insurer.Length == 6 && insurer[2] == '0');
        Assert.Contains(insurers, insurer => insurer.Length == 6 && insurer[2] == '3');
    }

    [Fact]
    public void A_member_is_found_by_its_member_id_alone()
    {
        Assert.Equal(_sample.Members.Count, _sample.Members.Select(member => member["member_id"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(_sample.Members.Select(member => member["member_id"]), _sample.Truth.Select(truth => truth["member_id"]));
        Assert.All(_sample.Members, member => Assert.Matches("^[0-9]{4}-[0-9]{7}$", member["member_id"]));
    }

    [Fact]
    public void Days_are_real_and_in_their_order()
    {
        var names = _sample.Truth.Select(truth => truth["class"]);
        Assert.All(_sample.Members.Zip(names), row =>
        {
            var member = row.First;
            var acquired = Day(member["acquired_on"]);
            // A slip in the birth date may move it past the acquisition.
            Assert.True(row.Second == "birth_digit" || Day(member["birth_date"]) <= acquired);
            Assert.InRange(acquired, new DateOnly(1950, 1, 1), new DateOnly(2025, 4, 1));
            Assert.True(Day(member["issued_on"]) > acquired);
            Assert.True(Day(member["notice_received_on"]) >= Day(member["fact_on"]));
            Assert.Equal(member["lost_on"].Length > 0, member["loss_reason"].Length > 0);
            Assert.Equal(member["lost_on"].Length > 0, member["operation"] == "L");
            Assert.True(member["lost_on"].Length == 0 || Day(member["lost_on"]) > acquired);
        });
        Assert.Contains(_sample.Members, member => member["lost_on"].Length > 0);
    }

    [Fact]
    public void Codes_are_those_of_the_lists()
    {
        Assert.All(_sample.Members, member =>
        {
            Assert.Contains(member["sex"], new[] { "1", "2" });
            Assert.Contains(member["relation"], new[] { "1", "2" });
            Assert.Contains(member["loss_reason"], new[] { "", "01", "02", "03", "99" });
            Assert.Equal(member["insurer_number"].StartsWith("12", StringComparison.Ordinal) && member["insurer_number"].Length == 8 ? "A1" : "01", member["card_class"]);
            Assert.Contains(member["acquisition_method"], new[] { "1", "2", "3", "5", "6" });
            Assert.Contains(member["operation"], new[] { "A", "C", "L" });
            Assert.Matches("^[0-9]{2}$", member["branch"]);
            Assert.Matches("^[0-9]{7}$", member["postal_code"]);
        });
    }

    [Fact]
    public void Welfare_recipients_have_recipient_numbers_with_a_check_digit() =>
        Assert.All(
            _sample.Members.Where(member => member["card_class"] == "A1"),
            member => Assert.True(RecipientNumber.TryParse(member["number"].AsSpan(), out _, out _), member["number"]));

    [Fact]
    public void Both_files_can_be_written_in_Shift_JIS()
    {
        var shiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        Assert.All(_sample.Members.Concat(_sample.Residents).SelectMany(row => row.Values), field => Assert.Equal(field, shiftJis.GetString(shiftJis.GetBytes(field))));
    }

    [Fact]
    public void Households_share_their_address_and_number_and_differ_in_branch()
    {
        var households = _sample.Members.Where(member => member["symbol"].Length > 0)
            .GroupBy(member => (member["insurer_number"], member["symbol"], member["number"])).ToArray();
        Assert.Contains(households, household => household.Count() >= 4);
        Assert.All(households, household =>
        {
            Assert.Equal(household.Count(), household.Select(member => member["branch"]).Distinct(StringComparer.Ordinal).Count());
            Assert.Single(household.Select(member => member["postal_code"]).Distinct(StringComparer.Ordinal));
            Assert.Single(household, member => member["relation"] == "1");
        });
    }

    [Fact]
    public void There_are_foreign_residents_with_and_without_an_alias()
    {
        var foreign = _sample.Residents.Where(resident => resident["name_kanji"].StartsWith("NGUYEN", StringComparison.Ordinal)).ToArray();
        Assert.Contains(foreign, resident => resident["alias_name"].Length > 0);
        Assert.Contains(foreign, resident => resident["alias_name"].Length == 0);
        Assert.All(foreign, resident => Assert.StartsWith("ｸﾞｴﾝ ", resident["name_kana"], StringComparison.Ordinal));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);
}
