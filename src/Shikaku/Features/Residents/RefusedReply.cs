namespace Shikaku.Features.Residents;

/// <summary>A reply that was put aside, as it is reported: what it is called and why, never what it holds.</summary>
/// <param name="Name">What it was called.</param>
/// <param name="Reason">Why.</param>
internal sealed record RefusedReply(string Name, ReplyFault Reason)
{
    /// <summary>The sentence for the people who look after the exchange.</summary>
    public string Sentence => Reason switch
    {
        ReplyFault.Misnamed => $"{Name}: 回答ファイルの名前ではありません。",
        ReplyFault.UnknownRequest => $"{Name}: この照会は出していないか、すでに終わっています。",
        ReplyFault.Unreadable => $"{Name}: 回答として読めません。文字コード（UTF-8）と見出しを確かめてください。",
    };
}
