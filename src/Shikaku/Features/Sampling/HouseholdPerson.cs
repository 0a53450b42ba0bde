using System.Runtime.InteropServices;

namespace Shikaku.Features.Sampling;

/// <summary>Who belongs to a household, before names.</summary>
/// <param name="Role">The part in the household.</param>
/// <param name="Sex">性別: 1 男, 2 女.</param>
/// <param name="BirthDate">生年月日.</param>
/// <param name="TwinPlace">Place of the twin in the household, −1 if there is none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HouseholdPerson(HouseholdRole Role, int Sex, DateOnly BirthDate, int TwinPlace);
