using Shikaku.Features.Sampling;

namespace Shikaku.Features.Residents.Simulation;

/// <summary>What happens by chance, the same for the same seed, whatever the order in which it is asked.</summary>
/// <param name="seed">The seed.</param>
internal sealed class Chance(ulong seed)
{
    /// <summary>Whether something happens.</summary>
    /// <param name="percent">In so many of a hundred cases.</param>
    /// <param name="what">What; different things happen independently.</param>
    /// <param name="to">To whom or what.</param>
    public bool Happens(double percent, ChanceOf what, ulong to) => Number(what, to) < percent / 100 * ulong.MaxValue;

    /// <summary>Any number.</summary>
    /// <param name="what">For what.</param>
    /// <param name="to">For whom or what.</param>
    public ulong Number(ChanceOf what, ulong to) => DeterministicRandom.Mix(DeterministicRandom.Mix(seed, (ulong)what), to);

    /// <summary>A number for a request.</summary>
    public static ulong KeyOf(Guid request)
    {
        Span<byte> bytes = stackalloc byte[16];
        request.TryWriteBytes(bytes);
        return DeterministicRandom.Mix(BitConverter.ToUInt64(bytes), BitConverter.ToUInt64(bytes[8..]));
    }
}
