using System.Globalization;
using Shikaku.Core.Calendar;
using Shikaku.Features.Sampling;
using Shikaku.Features.Sampling.Noise;

namespace Shikaku.Bench.Disagree;

/// <summary>
/// Makes pairs of a member and a resident that are not one person, or one person with a wrong fact. What must tell them apart is all that
/// differs in substance; beside it the member's row has the notations of insurers, so that the folds are at work too. A pair depends on seed
/// and index alone. Not safe for use by several threads.
/// </summary>
internal sealed class DisagreeMaker(SampleTables tables, SimilarTowns towns, EraTable eras, ulong seed)
{
    private const int ExchangeForm = 3;

    private readonly DeterministicRandom _random = new(0);
    private readonly NoiseTools _tools = new(tables, new DeterministicRandom(0), new TextBuffer());
    private readonly PersonChange _change = new(tables);
    private readonly ForeignChange _foreign = new(tables);
    private readonly SampleMember _residentPerson = new();
    private readonly SampleMember _memberPerson = new();

    /// <summary>The member made last.</summary>
    public PersonFields Member { get; } = new();

    /// <summary>The resident made last.</summary>
    public PersonFields Resident { get; } = new();

    /// <summary>Makes a pair.</summary>
    public void Make(long index, DisagreeClass kind)
    {
        _random.Restart(seed, (ulong)index);
        _tools.Random.Restart(seed, ~(ulong)index);
        do
        {
            DrawResident(kind);
            Copy(_residentPerson, _memberPerson);
        }
        while (!TryChange(kind));

        _residentPerson.WriteTexts();
        _memberPerson.WriteTexts();
        WriteAsInsurersDo(kind);
        Write(_residentPerson, Resident, ExchangeForm, ExchangeForm);
        Write(_memberPerson, Member, _random.Below(4), _random.Below(4));
    }

    private bool TryChange(DisagreeClass kind) => kind switch
    {
        DisagreeClass.Family => _change.ToRelative(_memberPerson, _random),
        DisagreeClass.Twins => _change.ToTwin(_memberPerson, _random),
        DisagreeClass.ParentAndChild => _change.ToChild(_memberPerson, _random),
        DisagreeClass.Homophone => _change.ToHomophone(_memberPerson, _random),
        DisagreeClass.ForeignFamily => _foreign.ToRelative(_residentPerson, _memberPerson, _random),
        DisagreeClass.FormerSurname => _change.ToFormerSurname(_residentPerson, _memberPerson, _random),
        DisagreeClass.Neighbour => HomeChange.ToNeighbour(_memberPerson, _random),
        DisagreeClass.Room => HomeChange.ToOtherRoom(_residentPerson, _memberPerson, _random),
        DisagreeClass.BirthDigit => PersonChange.ToOtherDay(_memberPerson, _random),
        DisagreeClass.Sex => FactNoise.SexSlip(_memberPerson),
        DisagreeClass.SimilarTown => HomeChange.ToSimilarTown(_residentPerson, _memberPerson, towns, _random),
        DisagreeClass.OtherPerson => ToOtherPerson(),
    };

    private void DrawResident(DisagreeClass kind)
    {
        var person = _residentPerson;
        person.Sex = _random.Between(1, 2);
        person.Family = tables.Names.Surnames.Draw(_random);
        person.Given = tables.Names.GivenNames(person.Sex).Draw(_random);
        person.BirthDate = SampleDay.Reference.AddYears(-_random.Below(95)).AddDays(-_random.Below(365));
        (person.IsLatin, person.AliasName, person.FormerName) = (false, "", "");
        person.Home = AddressMaker.Make(tables.Places.Draw(_random), kind == DisagreeClass.Room, _random);
    }

    // As likely as not of one birth date and sex, as two people whose numbers were mixed up on one list.
    private bool ToOtherPerson()
    {
        var (birthDate, sex) = (_residentPerson.BirthDate, _residentPerson.Sex);
        Copy(_residentPerson, _memberPerson);
        DrawResident(DisagreeClass.OtherPerson);
        if (_random.Chance(500))
        {
            (_residentPerson.BirthDate, _residentPerson.Sex) = (birthDate, sex);
        }

        return !(tables.Variants.MayBeOne(_residentPerson.Family.Text, _memberPerson.Family.Text)
            && tables.Variants.MayBeOne(_residentPerson.Given.Text, _memberPerson.Given.Text));
    }

    private static void Copy(SampleMember from, SampleMember to)
    {
        (to.Sex, to.Family, to.Given, to.BirthDate, to.Home) = (from.Sex, from.Family, from.Given, from.BirthDate, from.Home);
        (to.IsLatin, to.AliasName, to.FormerName) = (from.IsLatin, from.AliasName, from.FormerName);
    }

    // Kanji variants and missing buildings only where names and rooms are not what tells the pair apart: they could make the two sides one.
    private void WriteAsInsurersDo(DisagreeClass kind)
    {
        if (_memberPerson.IsLatin && _random.Chance(300))
        {
            _memberPerson.WriteName(_memberPerson.Given, _memberPerson.Family);
        }

        var isAddressNoisy = _random.Chance(600)
            ? AddressNoise.ChomeStyle(_memberPerson, _tools)
            : _random.Chance(300) && AddressNoise.PrefectureMissing(_memberPerson, _tools);
        if (!isAddressNoisy && kind != DisagreeClass.Room && _random.Chance(500))
        {
            AddressNoise.BuildingMissing(_memberPerson, _tools);
        }

        if (kind >= DisagreeClass.Neighbour && kind != DisagreeClass.OtherPerson && _random.Chance(300))
        {
            KanjiNoise.OldKanji(_memberPerson, _tools);
        }

        _ = _random.Below(4) switch
        {
            0 => NotationNoise.SmallKana(_memberPerson, _tools),
            1 => NotationNoise.Width(_memberPerson, _tools),
            2 => NotationNoise.Space(_memberPerson, _tools),
            _ => false,
        };
    }

    private void Write(SampleMember person, PersonFields fields, int dateForm, int sexForm)
    {
        fields.Clear();
        fields.Add(person.KanjiName.Text);
        fields.Add(person.KanaName.Text);
        fields.Add(person.AliasName);
        fields.Add(person.FormerName);
        AddDate(person.BirthDate, fields, dateForm);
        fields.Add(sexForm switch
        {
            0 => person.Sex == 1 ? "男" : "女",
            _ => person.Sex == 1 ? "1" : "2",
        });
        fields.Add(person.Address.Text);
    }

    private void AddDate(DateOnly day, PersonFields fields, int form)
    {
        Span<char> text = stackalloc char[10];
        switch (form)
        {
            case 0:
                fields.Add(eras.Format(day));
                break;
            case 1:
                day.TryFormat(text, out var dashed, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                fields.Add(text[..dashed]);
                break;
            default:
                day.TryFormat(text, out var plain, "yyyyMMdd", CultureInfo.InvariantCulture);
                fields.Add(text[..plain]);
                break;
        }
    }
}
