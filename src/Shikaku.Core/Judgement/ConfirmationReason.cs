namespace Shikaku.Core.Judgement;

/// <summary>A reason for which a stopped result may be confirmed to be right, 確認登録理由コード (CHK-30).</summary>
/// <param name="Code">The code, as in <c>P1</c>.</param>
/// <param name="Name">What it says, in Japanese.</param>
/// <param name="Marks">The marks for which it may be given.</param>
/// <param name="SecondPerson">The marks for which a second person must approve it (CHK-31).</param>
/// <param name="Evidence">The marks for which a note of evidence must go with it.</param>
/// <param name="ValidFrom">First day on which it may be given; null for no such day.</param>
/// <param name="ValidTo">Last day on which it may be given; null for no such day.</param>
public sealed record ConfirmationReason(
    string Code, string Name, MarkSet Marks, MarkSet SecondPerson, MarkSet Evidence, DateOnly? ValidFrom, DateOnly? ValidTo);
