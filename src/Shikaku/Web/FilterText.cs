using Shikaku.Features.Vault;

namespace Shikaku.Web;

/// <summary>Tells what may narrow a table. It stands in addresses, so it holds no individual number, and it is asked of the database, so it holds no control character.</summary>
internal static class FilterText
{
    /// <summary>What is wrong with a text, in Japanese; null if it is fit.</summary>
    public static string? FlawOf(string text) =>
        NumberInText.IsIn(text) ? "個人番号と思われる12桁の数字は入力できません。"
        : text.Any(char.IsControl) ? "使えない文字（制御文字）が入っています。入力し直してください。"
        : null;
}
