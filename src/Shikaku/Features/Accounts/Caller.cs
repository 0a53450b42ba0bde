using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;

namespace Shikaku.Features.Accounts;

/// <summary>Who asks for an operation: a signed-in user, another system by its key, a command, a job. Every operation checks it, whichever door it came through.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Organisation">For which organisation: an insurer's number (保険者番号), or <see cref="Change.ImplementingBody"/>.</param>
/// <param name="Kind">What part that organisation plays.</param>
/// <param name="Rights">What the caller may do.</param>
internal sealed record Caller(Actor Actor, string Organisation, OrganisationKind Kind, Right Rights)
{
    /// <summary>Whether the caller works across organisations.</summary>
    public bool IsImplementingBody => Kind == OrganisationKind.ImplementingBody;

    /// <summary>Whoever runs a command on the machine works for the implementing body and may do everything: the key file is theirs.</summary>
    public static Caller OfCommand() =>
        new(new Actor(ActorKind.Command, Environment.UserName), Change.ImplementingBody, OrganisationKind.ImplementingBody, (Right)~0);

    /// <summary>Whether the caller may do something with what belongs to an organisation.</summary>
    /// <param name="right">What.</param>
    /// <param name="organisation">Whose.</param>
    /// <returns>Null if so; else why not. What is another organisation's is not found.</returns>
    public Problem? Check(Right right, string organisation)
    {
        if (organisation != Organisation && !IsImplementingBody)
        {
            return Problems.NotFound;
        }

        return (Rights & right) == right ? null : Problems.NotAllowed;
    }
}
