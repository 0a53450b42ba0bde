using Microsoft.AspNetCore.Authorization;
using Shikaku.Features.Accounts;

namespace Shikaku.Web.Access;

/// <summary>The right that an endpoint asks for. The operation behind it asks again, and then also for whose data.</summary>
/// <param name="Right">The right.</param>
internal sealed record RightRequirement(Right Right) : IAuthorizationRequirement;
