namespace Shikaku.Features.Sampling;

/// <summary>
/// Makes the people of a block from the seed and the block's index alone, so that members.csv and residents.csv can be written in different
/// orders, at the same time, without keeping anybody in memory.
/// </summary>
internal sealed class BlockMaker
{
    private const int MostTries = 24;

    private readonly ulong _seed;
    private readonly BlockDirectory _directory;
    private readonly SampleTables _tables;
    private readonly NoisePlan _plan;
    private readonly DeterministicRandom _random = new(0);
    private readonly List<HouseholdPerson> _household = new(HouseholdMaker.MaxSize);
    private Municipality? _home;
    private int _homeOf;

    /// <summary>Makes blocks of one sample. Not safe for use by several threads.</summary>
    public BlockMaker(ulong seed, BlockDirectory directory, SampleTables tables, NoisePlan plan) =>
        (_seed, _directory, _tables, _plan) = (seed, directory, tables, plan);

    /// <summary>Makes a block.</summary>
    public void Make(long index, SampleBlock block)
    {
        var (insurer, first, count) = _directory.At(index);
        (block.Index, block.Insurer, block.Count) = (index, insurer, count);
        _random.Restart(_seed, SampleStreams.FirstBlock + (ulong)index);
        FindHome(insurer);

        var household = 0;
        for (var made = 0; made < count; household++)
        {
            HouseholdMaker.Make(_household, insurer.Kind, WishOf(first + made), _random);
            var size = Math.Min(_household.Count, count - made);
            MakeHousehold(block, made, size, first + made, household);
            made += size;
        }
    }

    /// <summary>市町村国保 and 福祉事務所 have nearly all their people in one municipality.</summary>
    private void FindHome(SampleInsurer insurer)
    {
        if (_homeOf != insurer.Ordinal)
        {
            _homeOf = insurer.Ordinal;
            _home = insurer.Kind is InsurerKind.MunicipalInsurance or InsurerKind.WelfareOffice
                ? _tables.Places.Draw(new DeterministicRandom(_seed, SampleStreams.FirstInsurer + (ulong)insurer.Ordinal)).Municipality
                : null;
        }
    }

    private HouseholdWish WishOf(long person) => _plan.Of(person) switch
    {
        NoiseClass.Twin => HouseholdWish.Twins,
        NoiseClass.FamilySwap => HouseholdWish.TwoPeople,
        _ => HouseholdWish.None,
    };

    private void MakeHousehold(SampleBlock block, int start, int size, long firstPerson, int household)
    {
        var needs = 0u;
        for (var i = 0; i < size; i++)
        {
            needs |= 1u << (int)_plan.Of(firstPerson + i);
        }

        var home = MakeHome(needs);
        var isForeign = _random.Chance(block.Insurer.Kind == InsurerKind.LateStageElderly ? 5 : 28);
        var origin = isForeign ? _random.Pick<ForeignNames.Origin>(ForeignNames.Origins) : null;
        var family = origin is null ? DrawSurname(needs) : _random.Pick<PersonNameEntry>(origin.Family);
        for (var i = 0; i < size; i++)
        {
            var person = _household[i];
            var member = block[start + i];
            member.Person = firstPerson + i;
            member.NumberOf = member.Person;
            member.Household = household;
            member.PlaceInHousehold = i;
            member.TwinPlace = person.TwinPlace < size ? person.TwinPlace : -1;
            (member.Role, member.Sex, member.BirthDate) = (person.Role, person.Sex, person.BirthDate);
            (member.Home, member.Family, member.IsLatin) = (home, family, origin?.IsLatin ?? false);
            member.Given = origin is null ? DrawGivenName(block, start, i) : DrawGivenName(origin, block, start, i);
            member.AliasName = origin is not null && _random.Chance(300) ? DrawAliasName(person.Sex) : "";
            member.FormerName = person is { Role: HouseholdRole.Spouse, Sex: 2 } && _random.Chance(20) ? _tables.Names.Surnames.Draw(_random).Text : "";
            member.Noise = NoiseClass.None;
            member.WriteTexts();
        }
    }

    private HomeAddress MakeHome(uint needs)
    {
        var town = Has(needs, NoiseClass.RenamedCity) ? _tables.Places.DrawRenamed(_random)
            : _home is not null && _random.Chance(970) ? _tables.Places.DrawIn(_home, _random)
            : _tables.Places.Draw(_random);
        for (var tries = 0; tries < MostTries && Has(needs, NoiseClass.PrefectureMissing) && !town.Municipality.IsUnique; tries++)
        {
            town = _tables.Places.Draw(_random);
        }

        return AddressMaker.Make(town, Has(needs, NoiseClass.BuildingMissing), _random);
    }

    private PersonNameEntry DrawSurname(uint needs)
    {
        var name = _tables.Names.Surnames.Draw(_random);
        for (var tries = 0; tries < MostTries && Has(needs, NoiseClass.OldKanji) && !_tables.Variants.HasForm(name.Text); tries++)
        {
            name = _tables.Names.Surnames.Draw(_random);
        }

        return name;
    }

    /// <summary>Draws a given name that nobody of the household has yet; brothers and sisters often share the first character.</summary>
    private PersonNameEntry DrawGivenName(SampleBlock block, int start, int place)
    {
        var member = block[start + place];
        var names = _tables.Names.GivenNames(member.Sex);
        var needsSmallKana = _plan.Of(member.Person) == NoiseClass.SmallKana;
        var name = names.Draw(_random);
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (!IsTaken(block, start, place, name) && (!needsSmallKana || KanaWidth.HasSmall(name.Kana)))
            {
                break;
            }

            name = names.Draw(_random);
        }

        if (member.Role == HouseholdRole.Child && place > 0 && !needsSmallKana && _random.Chance(250))
        {
            var alike = names.DrawBeginningWith(block[start + place - 1].Given.Text[0], _random);
            return IsTaken(block, start, place, alike) ? name : alike;
        }

        return name;
    }

    /// <summary>A foreign given name that nobody of the household has yet; the lists are short, so a large household may run out of them.</summary>
    private PersonNameEntry DrawGivenName(ForeignNames.Origin origin, SampleBlock block, int start, int place)
    {
        var names = origin.Given(block[start + place].Sex);
        var first = _random.Below(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[(first + i) % names.Length];
            if (!IsTaken(block, start, place, name))
            {
                return name;
            }
        }

        return names[first];
    }

    private static bool IsTaken(SampleBlock block, int start, int place, PersonNameEntry name)
    {
        for (var i = 0; i < place; i++)
        {
            if (block[start + i].Given.Reading == name.Reading)
            {
                return true;
            }
        }

        return false;
    }

    private string DrawAliasName(int sex) =>
        $"{_tables.Names.Surnames.Draw(_random).Text}　{_tables.Names.GivenNames(sex).Draw(_random).Text}";

    private static bool Has(uint needs, NoiseClass noise) => (needs & (1u << (int)noise)) != 0;
}
