using Shikaku.Core.Records;

namespace Shikaku.Features.Checks.Join;

/// <summary>A pointer to a resident row: its offset in the file, the answer of the registry, and whether the five items equal those of the member. The default value points nowhere.</summary>
internal readonly record struct ResidentLink
{
    private const int AnswerShift = 60;
    private const ulong EqualBit = 1UL << 59;
    private const ulong OffsetMask = EqualBit - 1;

    private readonly ulong _value;

    private ResidentLink(ulong value) => _value = value;

    /// <summary>Points to a row.</summary>
    /// <param name="offset">Offset of the row in the residents file.</param>
    /// <param name="answer">What the registry answered; not <see cref="RegistryAnswer.NotInFile"/>.</param>
    public ResidentLink(long offset, RegistryAnswer answer)
        : this((ulong)offset | ((ulong)answer << AnswerShift))
    {
    }

    /// <summary>What the registry answered; <see cref="RegistryAnswer.NotInFile"/> where there is no row.</summary>
    public RegistryAnswer Answer => (RegistryAnswer)(_value >> AnswerShift);

    /// <summary>Offset of the row in the residents file.</summary>
    public long Offset => (long)(_value & OffsetMask);

    /// <summary>Whether the five items are known to be byte for byte those of the member.</summary>
    public bool IsEqual => (_value & EqualBit) != 0;

    /// <summary>The same pointer, with the five items known to be equal.</summary>
    public ResidentLink AsEqual() => new(_value | EqualBit);
}
