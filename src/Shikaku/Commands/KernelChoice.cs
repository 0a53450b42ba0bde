using Shikaku.Core.Text;

namespace Shikaku.Commands;

/// <summary>The environment variable that forces the engine's kernels (MAT-91): <c>scalar</c>, or <c>vector</c> as without it. For finding faults.</summary>
internal static class KernelChoice
{
    /// <summary>Name of the variable.</summary>
    public const string Variable = "SHIKAKU_KERNELS";

    /// <summary>Does what the variable says.</summary>
    /// <param name="value">Its value; null or empty leaves the choice as it is.</param>
    /// <exception cref="WrongUsageException">It has another value.</exception>
    public static void Apply(string? value)
    {
        switch (value)
        {
            case null or "":
                break;
            case "scalar" or "vector":
                Kernels.Force(scalar: value == "scalar");
                break;
            default:
                throw new WrongUsageException($"環境変数 {Variable} には scalar か vector を指定してください。");
        }
    }
}
