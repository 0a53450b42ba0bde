namespace Shikaku.Features.Sampling.Noise;

/// <summary>Noise in the characters of a name.</summary>
internal static class KanjiNoise
{
    private const string Placeholders = "●●●●〓";

    /// <summary>Another form of one kanji of the name: 髙 for 高, 沢 for 澤.</summary>
    public static bool OldKanji(SampleMember member, NoiseTools tools)
    {
        tools.Scratch.Set(member.KanjiName.Text);
        var text = member.KanjiName.Text;
        var start = tools.Random.Below(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var place = (start + i) % text.Length;
            var forms = tools.Tables.Variants.FormsOf(text[place]);
            if (forms.Length > 0)
            {
                Put(tools, text, place, tools.Random.Pick(forms));
                return tools.TryReplace(member.KanjiName);
            }
        }

        return false;
    }

    /// <summary>A placeholder for one kanji, where the same part of the name keeps a real one.</summary>
    public static bool Gaiji(SampleMember member, NoiseTools tools)
    {
        if (IsKnownOtherwise(member))
        {
            return false;
        }

        var isFamily = tools.Random.Chance(600) ? member.Family.Text.Length > 1 : member.Given.Text.Length < 2;
        var part = isFamily ? member.Family.Text : member.Given.Text;
        if (part.Length < 2)
        {
            return false;
        }

        var place = tools.Random.Below(part.Length) + (isFamily ? 0 : member.Family.Text.Length + 1);
        Put(tools, member.KanjiName.Text, place, tools.Random.Pick<char>(Placeholders));
        return tools.TryReplace(member.KanjiName);
    }

    /// <summary>Another surname or given name of the same reading that is no other spelling of it.</summary>
    public static bool Homophone(SampleMember member, NoiseTools tools)
    {
        if (IsKnownOtherwise(member))
        {
            return false;
        }

        var isFamily = tools.Random.Chance(400);
        return TryHomophone(member, tools, isFamily) || TryHomophone(member, tools, !isFamily);
    }

    /// <summary>A name in Latin letters has no kanji to spoil, and with an alias (通称名) the person is still known by that name.</summary>
    private static bool IsKnownOtherwise(SampleMember member) => member.IsLatin || member.AliasName.Length > 0;

    private static bool TryHomophone(SampleMember member, NoiseTools tools, bool isFamily)
    {
        var name = isFamily ? member.Family : member.Given;
        var alike = (isFamily ? tools.Tables.Names.Surnames : tools.Tables.Names.GivenNames(member.Sex)).ReadAs(name.Reading);
        var start = alike.IsEmpty ? 0 : tools.Random.Below(alike.Length);
        for (var i = 0; i < alike.Length; i++)
        {
            var other = alike[(start + i) % alike.Length];
            if (!tools.Tables.Variants.MayBeOne(name.Text, other.Text))
            {
                member.WriteName(isFamily ? other : member.Family, isFamily ? member.Given : other);
                return true;
            }
        }

        return false;
    }

    private static void Put(NoiseTools tools, ReadOnlySpan<char> text, int place, char character)
    {
        tools.Scratch.Set(text[..place]);
        tools.Scratch.Append(character);
        tools.Scratch.Append(text[(place + 1)..]);
    }
}
