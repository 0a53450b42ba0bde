namespace Shikaku.Features.Audit;

/// <summary>Sorts of actors.</summary>
internal enum ActorKind
{
    /// <summary>A person who has signed in.</summary>
    Person,

    /// <summary>Another system, by its API key.</summary>
    ApiKey,

    /// <summary>Whoever runs a command on the machine.</summary>
    Command,

    /// <summary>Shikaku itself, by a schedule.</summary>
    Job,
}
