namespace Shikaku.Features.Sampling.Noise;

/// <summary>Noise in the address.</summary>
internal static class AddressNoise
{
    private const int MostChome = 9;
    private const int MostHouse = 9999;

    /// <summary>Another notation of the numbers: 4-2-27 for 四丁目２番２７号.</summary>
    public static bool ChomeStyle(SampleMember member, NoiseTools tools)
    {
        StartWithPlace(member, tools);
        var style = tools.Random.Pick<AddressStyle>(AddressStyle.Others);
        AddressText.AppendFromTown(
            tools.Scratch, member.Home, style == AddressStyle.Kanji && !member.Home.Town.CanHaveChome ? AddressStyle.Hyphens : style);
        return tools.TryReplace(member.Address);
    }

    /// <summary>The prefecture left out where the rest says which one it is.</summary>
    public static bool PrefectureMissing(SampleMember member, NoiseTools tools)
    {
        if (!member.Home.Town.Municipality.IsUnique)
        {
            return false;
        }

        tools.Scratch.Set(member.Home.Town.Municipality.Name);
        AddressText.AppendFromTown(tools.Scratch, member.Home, AddressStyle.Registered);
        return tools.TryReplace(member.Address);
    }

    /// <summary>Building and room left out, or the room alone written as the last number.</summary>
    public static bool BuildingMissing(SampleMember member, NoiseTools tools)
    {
        if (member.Home.Building.Length == 0)
        {
            return false;
        }

        StartWithPlace(member, tools);
        var house = member.Home with { Building = "", Room = 0 };
        if (tools.Random.Chance(800))
        {
            AddressText.AppendFromTown(tools.Scratch, house, AddressStyle.Registered);
        }
        else
        {
            AddressText.AppendFromTown(tools.Scratch, house, AddressStyle.Hyphens);
            tools.Scratch.Append('-');
            tools.Scratch.AppendNumber(member.Home.Room);
        }

        return tools.TryReplace(member.Address);
    }

    /// <summary>The municipality under its former name.</summary>
    public static bool RenamedCity(SampleMember member, NoiseTools tools)
    {
        var former = member.Home.Town.Municipality.FormerNames;
        if (former.Length == 0)
        {
            return false;
        }

        tools.Scratch.Set(tools.Random.Pick<string>(former));
        AddressText.AppendFromTown(tools.Scratch, member.Home, AddressStyle.Registered);
        return tools.TryReplace(member.Address);
    }

    /// <summary>Another 丁目, 番, 号 or room: the neighbour's or the one before the move.</summary>
    public static bool HouseNumber(SampleMember member, NoiseTools tools)
    {
        var home = member.Home;
        var other = tools.Random.Below(4) switch
        {
            0 when home.Chome > 0 => home with { Chome = Another(home.Chome, 1, MostChome, tools) },
            1 when home.House > 0 => home with { House = Another(home.House, 3, MostHouse, tools) },
            2 when home.Room > 0 => home with { Room = Another(home.Room, 1, MostHouse, tools) },
            _ => home with { Block = Another(home.Block, 9, MostHouse, tools) },
        };
        StartWithPlace(member, tools);
        AddressText.AppendFromTown(tools.Scratch, other, AddressStyle.Registered);
        return tools.TryReplace(member.Address);
    }

    private static int Another(int number, int farthest, int most, NoiseTools tools)
    {
        var distance = tools.Random.Between(1, farthest);
        var isLess = number > distance && (number + distance > most || tools.Random.Chance(500));
        return isLess ? number - distance : number + distance;
    }

    private static void StartWithPlace(SampleMember member, NoiseTools tools)
    {
        tools.Scratch.Set(member.Home.Town.Municipality.Prefecture);
        tools.Scratch.Append(member.Home.Town.Municipality.Name);
    }
}
