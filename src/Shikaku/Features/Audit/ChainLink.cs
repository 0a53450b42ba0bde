namespace Shikaku.Features.Audit;

/// <summary>One change as it stands in the chain of an organisation.</summary>
/// <param name="Chain">The organisation.</param>
/// <param name="Sequence">The place in its chain: 1, 2, 3 and so on without a gap.</param>
/// <param name="ChangeId">Names the change.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="Operation">What was done.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Evidence">What shows that it is right, or null.</param>
/// <param name="Events">What happened: a JSON list, kept to the letter.</param>
/// <param name="RowCount">How many rows it opened and closed.</param>
/// <param name="RowDigest">The digest of their seals.</param>
internal sealed record ChainLink(
    string Chain, long Sequence, Guid ChangeId, DateTimeOffset MadeAt, string Actor, string Operation, string? Reason, string? Evidence, string Events,
    long RowCount, byte[] RowDigest)
{
    private const string Table = "audit.change";
    private const string HeadTable = "audit.chain";

    /// <summary>The seal of the link, which covers the seal of the link before.</summary>
    /// <param name="former">The former link's seal; empty for the first.</param>
    /// <param name="secret">The key of the seals.</param>
    public byte[] SealAfter(byte[] former, byte[] secret) =>
        new RowSeal(secret).Begin(Table).Add(former).Add(Chain).Add(Sequence).Add(ChangeId).Add(MadeAt).Add(Actor).Add(Operation).Add(Reason).Add(Evidence)
            .Add(Events).Add(RowCount).Add(RowDigest).Close();

    /// <summary>The seal of a chain's end: without it, the last links could be taken away unseen.</summary>
    public static byte[] HeadSeal(string chain, long sequence, byte[] lastSeal, byte[] secret) =>
        new RowSeal(secret).Begin(HeadTable).Add(chain).Add(sequence).Add(lastSeal).Close();
}
