namespace Shikaku.Features.Sampling;

/// <summary>Makes plausible homes in real towns. Which towns have 丁目 is not in the town list, so half of those in cities get them.</summary>
internal static class AddressMaker
{
    private static readonly string[] BuildingKinds = ["コーポ", "ハイツ", "メゾン", "グリーンハイツ", "パークハイム", "サンライズ", "ヴィラ", "レジデンス", "シャトー", "プラザ"];
    private static readonly string[] BuildingNames = ["青葉", "若草", "さくら", "ひまわり", "みどり", "富士", "あさひ", "白樺", "すみれ", "桂", "花水木", "千鳥", "鈴木", "田中", "駅前", "中央", "本町", "南", "北", "東"];

    /// <summary>Makes a home.</summary>
    /// <param name="town">The town.</param>
    /// <param name="needsBuilding">Whether it must be a room in a building.</param>
    /// <param name="random">The dice.</param>
    public static HomeAddress Make(Town town, bool needsBuilding, DeterministicRandom random)
    {
        var isUrban = town.Municipality.Name[^1] is '区' or '市';
        var chome = isUrban && town.CanHaveChome && random.Chance(550) ? random.Between(1, random.Chance(800) ? 4 : 9) : 0;
        var isLotNumber = chome == 0 && random.Chance(isUrban ? 700 : 950);
        var block = isLotNumber ? random.Between(1, random.Chance(500) ? 400 : 4000) : random.Between(1, 40);
        var house = !isLotNumber ? random.Between(1, 30) : random.Chance(500) ? random.Between(1, 40) : 0;
        if (!needsBuilding && !random.Chance(isUrban ? 380 : 120))
        {
            return new HomeAddress(town, chome, block, house, isLotNumber, "", 0);
        }

        var building = random.Pick<string>(BuildingKinds) + random.Pick<string>(BuildingNames);
        var room = (random.Between(1, random.Chance(700) ? 4 : 14) * 100) + random.Between(1, 12);
        return new HomeAddress(town, chome, block, house, isLotNumber, building, room);
    }
}
