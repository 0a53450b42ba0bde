namespace Shikaku.Features.Audit;

/// <summary>Why something is written: every write takes one, and stores it in the same transaction.</summary>
/// <param name="Organisation">The organisation whose data change: an insurer's number (保険者番号), or <see cref="ImplementingBody"/>.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Operation">What is done, as in <c>intake.apply</c>.</param>
/// <param name="Reason">Why, in the words or the code of who does it, where the operation asks for it.</param>
/// <param name="Evidence">What shows that it is right, as the name of a document, where the operation asks for it.</param>
internal sealed record Change(string Organisation, Actor Actor, string Operation, string? Reason = null, string? Evidence = null)
{
    /// <summary>The organisation of what concerns no insurer alone.</summary>
    public const string ImplementingBody = "operator";
}
