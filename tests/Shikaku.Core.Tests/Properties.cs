using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Shikaku.Core.Tests;

/// <summary>Property tests with a fixed seed, so that every run sees the same cases.</summary>
internal static class Properties
{
    public static void Hold<T>(Gen<T> cases, Func<T, bool> property, int count = 2_000)
    {
        var replay = new Replay(new Rnd(20_240_507, 1_127), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(replay));
        Check.One(config, Prop.ForAll(cases.ToArbitrary(), property));
    }
}
