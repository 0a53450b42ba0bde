namespace Shikaku.Features.Intake;

/// <summary>How far a file is on its way.</summary>
public enum IntakeState
{
    /// <summary>It is whole and safe; the rest follows by itself.</summary>
    Received,

    /// <summary>Its good rows are in the register, the others are listed.</summary>
    Applied,

    /// <summary>It cannot be used at all; nothing of it is in the register.</summary>
    Failed,
}
