using Shikaku.Core.Records;

namespace Shikaku.Features.Mergers;

/// <summary>Severity and Japanese sentence of each <see cref="MergerCode"/>. An error refuses the whole list, a warning does not.</summary>
internal static class MergerCatalogue
{
    private static readonly Entry[] Entries =
    [
        new(Severity.Error, "都道府県の名ではありません"),
        new(Severity.Error, "市区町村の名がないか、市・区・町・村で終わっていません"),
        new(Severity.Error, "日付ではありません"),
        new(Severity.Error, "典拠に使えない文字(改行、タブ)があるか、長すぎます"),
        new(Severity.Error, "新市区町村が、参照データにも、施行日以後の旧市区町村にもありません"),
        new(Severity.Error, "同じ名の新市区町村が二つ以上の郡にあります。郡から書いてください"),
        new(Severity.Error, "新市区町村をたどると、旧市区町村に戻るか、8回でも終わりません"),
        new(Severity.Error, "旧と新が同じ行が前にあり、施行日が違います"),
        new(Severity.Error, "旧と新が同じ行が参照データにあり、施行日が違います"),
        new(Severity.Warning, "同じ行が前にあります(取り込みません)"),
        new(Severity.Warning, "同じ行が参照データにあります(取り込みません)"),
        new(Severity.Warning, "旧の名のまま今もある市区町村です(取り込みません)"),
        new(Severity.Warning, "施行日が先の日付です(その日からの照合で使います)"),
        new(Severity.Warning, "典拠がありません"),
        new(Severity.Warning, "町村の名に郡がありません(郡を書いた住所には使いません)"),
        new(Severity.Warning, "旧の名は今も別の市区町村の名です(町名で決まる住所だけに使います)"),
        new(Severity.Warning, "新市区町村は区のある市です。区が分かれば、区ごとに書くと確かになります"),
    ];

    /// <summary>The entry of a code.</summary>
    public static Entry Of(MergerCode code) => Entries[(int)code];

    /// <summary>One code of the catalogue.</summary>
    /// <param name="Severity">Whether the list is refused.</param>
    /// <param name="Sentence">The Japanese sentence.</param>
    public sealed record Entry(Severity Severity, string Sentence);
}
