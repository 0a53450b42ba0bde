using Shikaku.Core.Judgement;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Checks.Runs;

/// <summary>A check run that is about to be made.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Kind">Why.</param>
/// <param name="Scope">Over whom.</param>
/// <param name="Policy">What judges.</param>
/// <param name="StartedBy">Who wants it.</param>
/// <param name="At">When.</param>
internal sealed record RunOrder(Guid Id, CheckKind Kind, CheckScope Scope, JudgementPolicy Policy, Actor StartedBy, DateTimeOffset At);
