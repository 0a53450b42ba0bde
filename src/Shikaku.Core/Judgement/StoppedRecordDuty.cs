namespace Shikaku.Core.Judgement;

/// <summary>What an insurer is asked to do about a stopped record whose number nobody has verified (check.md section 5).</summary>
public enum StoppedRecordDuty : byte
{
    /// <summary>Checking it is left to the insurer.</summary>
    Optional,

    /// <summary>The number stays, and so does the stop, until it is verified.</summary>
    KeepStop,

    /// <summary>Out of scope in principle; if the loss is recent, to be checked and, if the number is right, confirmed.</summary>
    ConfirmIfRecent,

    /// <summary>The number is to be taken away (番号削除, T8) unless it can be verified.</summary>
    DeleteNumber,
}
