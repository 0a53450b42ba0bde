namespace Shikaku.Features.Checks.Runs;

/// <summary>The way on which an individual number (個人番号) came onto a record: part of what "obtained the same way" means (CHK-60).</summary>
public enum RegistrationRoute
{
    /// <summary>With a file of members.</summary>
    File,

    /// <summary>By a person at a screen.</summary>
    Screen,

    /// <summary>From another system, one by one (サーバー間連携).</summary>
    System,
}
