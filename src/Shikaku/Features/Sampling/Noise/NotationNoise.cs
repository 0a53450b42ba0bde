namespace Shikaku.Features.Sampling.Noise;

/// <summary>Noise of notation that every text can suffer: width, spaces, small kana.</summary>
internal static class NotationNoise
{
    /// <summary>Kana in full width, digits of the address in half width, or a Latin name in full width.</summary>
    public static bool Width(SampleMember member, NoiseTools tools)
    {
        tools.Scratch.Clear();
        if (tools.Random.Chance(500))
        {
            tools.Scratch.Append(member.Family.Reading);
            tools.Scratch.Append('　');
            tools.Scratch.Append(member.Given.Reading);
            return tools.TryReplace(member.KanaName);
        }

        var field = member.IsLatin ? member.KanjiName : member.Address;
        foreach (var character in field.Text)
        {
            tools.Scratch.Append(character switch
            {
                >= '０' and <= '９' => (char)(character - '０' + '0'),
                >= 'A' and <= 'Z' => (char)(character - 'A' + 'Ａ'),
                _ => character,
            });
        }

        return tools.TryReplace(field);
    }

    /// <summary>The space between surname and given name, or before the building, left out or of another width, or one too many at the end.</summary>
    public static bool Space(SampleMember member, NoiseTools tools)
    {
        var field = tools.Random.Chance(550) ? member.KanjiName
            : member.Home.Building.Length > 0 && tools.Random.Chance(500) ? member.Address
            : member.KanaName;
        var manner = tools.Random.Below(3);
        tools.Scratch.Clear();
        foreach (var character in field.Text)
        {
            if (character is not (' ' or '　') || manner == 2)
            {
                tools.Scratch.Append(character);
            }
            else if (manner == 1)
            {
                tools.Scratch.Append(character == ' ' ? '　' : ' ');
            }
        }

        if (manner == 2)
        {
            tools.Scratch.Append('　');
        }

        return tools.TryReplace(field);
    }

    /// <summary>Large kana for small ones: ｼﾖｳｺ for ｼｮｳｺ.</summary>
    public static bool SmallKana(SampleMember member, NoiseTools tools)
    {
        tools.Scratch.Clear();
        foreach (var character in member.KanaName.Text)
        {
            tools.Scratch.Append(KanaWidth.Enlarge(character));
        }

        return tools.TryReplace(member.KanaName);
    }
}
