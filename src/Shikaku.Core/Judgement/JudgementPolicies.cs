using System.Diagnostics.CodeAnalysis;

namespace Shikaku.Core.Judgement;

/// <summary>
/// The policies of <c>data/judgement_policies.json</c>. A policy is found by name and day: of the versions with one name the latest that
/// had begun on that day. The published ones (without base) also form one line in time, found by the day alone.
/// </summary>
public sealed class JudgementPolicies
{
    /// <summary>File name in <c>data/</c>.</summary>
    public const string FileName = "judgement_policies.json";

    private readonly JudgementPolicy[] _policies;

    internal JudgementPolicies(string version, string defaultName, JudgementPolicy[] policies)
    {
        Version = version;
        DefaultName = defaultName;
        _policies = policies;
    }

    /// <summary>Version of the table.</summary>
    public string Version { get; }

    /// <summary>Name of the policy that is used where none is named.</summary>
    public string DefaultName { get; }

    /// <summary>Every policy, in the order of the table.</summary>
    public ReadOnlySpan<JudgementPolicy> All => _policies;

    /// <summary>Reads the table.</summary>
    /// <param name="json">The file, UTF-8.</param>
    /// <exception cref="InvalidDataException">The table is damaged: not JSON, a field missing or unknown, a hole in the 32 rows, an unknown
    /// code, two policies for one day, a mark that contradicts its stops.</exception>
    public static JudgementPolicies Parse(ReadOnlyMemory<byte> json) => JudgementPolicyReader.Read(json);

    /// <summary>Finds a policy by name: its latest version that had begun on a day.</summary>
    /// <returns>False if no policy of that name had begun.</returns>
    public bool TryFind(string name, DateOnly day, [NotNullWhen(true)] out JudgementPolicy? policy) =>
        TryFindLatest(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal), day, out policy);

    /// <summary>Finds the published policy that was in force on a day.</summary>
    /// <returns>False before the first of them.</returns>
    public bool TryFindPublished(DateOnly day, [NotNullWhen(true)] out JudgementPolicy? policy) =>
        TryFindLatest(static candidate => candidate.Base is null, day, out policy);

    private bool TryFindLatest(Predicate<JudgementPolicy> isMeant, DateOnly day, [NotNullWhen(true)] out JudgementPolicy? latest)
    {
        latest = null;
        foreach (var policy in _policies)
        {
            if (isMeant(policy) && policy.EffectiveFrom <= day && (latest is null || policy.EffectiveFrom > latest.EffectiveFrom))
            {
                latest = policy;
            }
        }

        return latest is not null;
    }
}
