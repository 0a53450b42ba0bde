namespace Shikaku.Outcomes;

/// <summary>Every sort of refusal, in one list; docs/problems.md is made from it.</summary>
internal static class Problems
{
    /// <summary>There is no such thing, or it belongs to another organisation: the answer does not tell which.</summary>
    public static readonly Problem NotFound = new("ACC.NOT_FOUND", 404, "お探しのものは見つかりません。", "番号や検索条件を確かめてください。");

    /// <summary>The caller's role does not include this.</summary>
    public static readonly Problem NotAllowed = new("ACC.NOT_ALLOWED", 403, "この操作を行う権限がありません。", "必要な場合は、所属する組織の責任者に相談してください。");

    /// <summary>The file is larger than may be handed in.</summary>
    public static readonly Problem FileTooLarge = new("INT.TOO_LARGE", 413, "ファイルが大きすぎます。", "2 GiB以下に分けて送ってください。");

    /// <summary>The file has no content.</summary>
    public static readonly Problem FileEmpty = new("INT.EMPTY", 422, "ファイルが空です。", "中身のあるファイルを送ってください。");

    /// <summary>The request has the key of an earlier one with other content.</summary>
    public static readonly Problem RequestKeyReused = new(
        "INT.KEY_REUSED", 409, "同じ Idempotency-Key で、異なる内容のファイルがすでに送られています。", "新しいファイルには新しいキーを使ってください。");

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<Problem> All { get; } = [.. new[] { NotFound, NotAllowed, FileTooLarge, FileEmpty, RequestKeyReused }.OrderBy(problem => problem.Code, StringComparer.Ordinal)];
}
