namespace Shikaku.Features.Intake;

/// <summary>What is being done with a received file.</summary>
public enum IntakeStage
{
    /// <summary>It is looked through for rows that repeat each other.</summary>
    Checking,

    /// <summary>Its rows are checked and go into the register.</summary>
    Applying,
}
