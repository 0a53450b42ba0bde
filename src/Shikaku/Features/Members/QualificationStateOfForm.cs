namespace Shikaku.Features.Members;

/// <summary>A qualification for a form that changes it.</summary>
/// <param name="LastChange">The last change of it.</param>
/// <param name="Now">Its newest version on record; null if it was cancelled.</param>
/// <param name="Seen">Its newest version right after the change that the form's user knew of; null if that is not known.</param>
internal sealed record QualificationStateOfForm(Guid? LastChange, Qualification? Now, Qualification? Seen);
