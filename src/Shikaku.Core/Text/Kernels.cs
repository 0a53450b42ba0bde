using System.Runtime.Intrinsics;

namespace Shikaku.Core.Text;

/// <summary>
/// Which kernels the engine runs: those over vectors, or their scalar twins (MAT-91). Both give the same answers, so this is a switch for finding faults and for tests.
/// </summary>
public static class Kernels
{
    // Neither readonly nor initialised: code compiled ahead reads it without asking whether the class is ready.
    private static bool _areScalar;

    /// <summary>Whether the kernels over vectors run: the processor has vectors, and nobody forced the scalar kernels.</summary>
    public static bool AreVectorised => Vector128.IsHardwareAccelerated && !_areScalar;

    /// <summary>Forces the scalar kernels, or gives the choice back to the processor. To be called before the engine is put to work.</summary>
    public static void Force(bool scalar) => _areScalar = scalar;
}
