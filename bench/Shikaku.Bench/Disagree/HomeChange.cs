using Shikaku.Features.Sampling;

namespace Shikaku.Bench.Disagree;

/// <summary>Moves a person to an address that looks nearly the same.</summary>
internal static class HomeChange
{
    private static readonly (string One, string Other)[] Wings = [("", ""), ("第一", "第二"), ("Ａ棟", "Ｂ棟"), ("東", "西"), ("Ⅰ", "Ⅱ"), ("１号館", "２号館")];

    /// <summary>Another 丁目, 番 or 号: a neighbour's, two digits exchanged, or the same digits parted otherwise.</summary>
    public static bool ToNeighbour(SampleMember member, DeterministicRandom random)
    {
        var home = member.Home;
        var other = random.Below(6) switch
        {
            0 when home.Chome > 0 => home with { Chome = Near(home.Chome, random) },
            1 when home.House > 0 => home with { House = Near(home.House, random) },
            2 => home with { Block = Exchanged(home.Block) },
            3 when home.House > 0 => home with { House = Exchanged(home.House) },
            4 when home.House > 0 && home.Block > 9 => home with { Block = home.Block / 10, House = Joined(home.Block % 10, home.House) },
            _ => home with { Block = Near(home.Block, random) },
        };
        member.Home = other;
        return other != home && other.House > 0 == home.House > 0;
    }

    /// <summary>Another room, or a building whose name differs in one word.</summary>
    public static bool ToOtherRoom(SampleMember resident, SampleMember member, DeterministicRandom random)
    {
        var home = member.Home;
        var (one, other) = random.Pick<(string, string)>(Wings);
        resident.Home = home with { Building = home.Building + one };
        var room = one == other || random.Chance(200)
            ? random.Below(3) switch
            {
                0 => home.Room + 1,
                1 => home.Room + 100,
                _ => Exchanged(home.Room),
            }
            : home.Room;
        member.Home = home with { Building = home.Building + other, Room = room };
        return member.Home != resident.Home;
    }

    /// <summary>A town whose name differs in one character.</summary>
    public static bool ToSimilarTown(SampleMember resident, SampleMember member, SimilarTowns towns, DeterministicRandom random)
    {
        var (one, other) = towns.Draw(random);
        resident.Home = AddressMaker.Make(one, needsBuilding: false, random);
        member.Home = resident.Home with { Town = other };
        return resident.Home.Chome == 0 || other.CanHaveChome;
    }

    private static int Near(int number, DeterministicRandom random) => number > 1 && random.Chance(500) ? number - 1 : number + 1;

    // 12 for 21, 103 for 130; the number itself where its last two digits are one.
    private static int Exchanged(int number) => number < 10 ? number : (number / 100 * 100) + (number % 10 * 10) + (number / 10 % 10);

    private static int Joined(int first, int second) => second < 10 ? (first * 10) + second : (first * 100) + second;
}
