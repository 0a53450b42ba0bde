namespace Shikaku.Web.Components;

/// <summary>A number in a chart.</summary>
/// <param name="Label">What or when it was counted.</param>
/// <param name="Value">The number, from 0.</param>
public sealed record ChartPoint(string Label, double Value);
