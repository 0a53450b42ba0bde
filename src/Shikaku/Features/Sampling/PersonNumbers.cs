using System.Buffers.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Features.Sampling;

/// <summary>
/// 個人番号 for made-up people: person and number are one-to-one, so no list of numbers used is kept. Bodies of eleven equal digits are left out,
/// because one of them would give a number of equal digits, which is refused (ID-05).
/// </summary>
internal sealed class PersonNumbers
{
    /// <summary>Digits of a number.</summary>
    public const int Length = 12;

    private const ulong Bodies = 100_000_000_000;
    private const ulong EqualDigits = 11_111_111_111;

    private readonly Permutation _bodies;

    /// <summary>The numbers of a sample.</summary>
    public PersonNumbers(ulong seed) => _bodies = new Permutation(Bodies, seed, SampleStreams.PersonNumbers);

    /// <summary>Writes a person's number as ASCII digits.</summary>
    /// <param name="person">The person's place in the sample, from 0.</param>
    /// <param name="digits">Takes <see cref="Length"/> digits.</param>
    public void Write(long person, Span<byte> digits)
    {
        // From 1 on: 0 is one of the bodies left out, and the walk is one-to-one among the others only.
        var body = _bodies.At((ulong)person + 1);
        while (body % EqualDigits == 0)
        {
            body = _bodies.At(body);
        }

        var body11 = digits[..(Length - 1)];
        body11.Fill((byte)'0');
        Span<byte> text = stackalloc byte[20];
        Utf8Formatter.TryFormat(body, text, out var written);
        text[..written].CopyTo(body11[(body11.Length - written)..]);
        digits[Length - 1] = (byte)('0' + CheckDigits.Modulus11Person(body11));
    }
}
