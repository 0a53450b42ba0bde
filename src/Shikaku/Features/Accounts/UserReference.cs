namespace Shikaku.Features.Accounts;

/// <summary>Which user is to be changed.</summary>
/// <param name="Organisation">Whose user.</param>
/// <param name="Id">Which one.</param>
/// <param name="SeenVersion">The state of the record that the change starts from; if there is a newer one, the change is refused.</param>
internal sealed record UserReference(string Organisation, Guid Id, Guid SeenVersion);
