using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Core.Tests.Records;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Text;

/// <summary>The switch holds for the whole process, so these run while no other test does.</summary>
[CollectionDefinition(nameof(KernelsTests), DisableParallelization = true)]
[Collection(nameof(KernelsTests))]
public sealed class KernelsTests : IDisposable
{
    private static readonly string[] Pieces =
        ["東京都", "千代田区", "麹町", "１", "2", "-", "３番地", "090", "●", "〓", "\uE000", "同上", "入院中", "住所不定", "不明", "123456789018", "ｱ", "A", "　", "𠮷", "\"", ",", "ー", "ﾞ", "さくら", "ｂ", "緑ヶ丘タワー", "\n"];

    private static readonly FoldTable Table = FoldTable.Parse(ShippedTables.Read(FoldTable.FileName));

    public void Dispose() => Kernels.Force(scalar: false);

    [Fact]
    public void Without_force_the_processor_decides()
    {
        Assert.Equal(System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated, Kernels.AreVectorised);
        Kernels.Force(scalar: true);
        Assert.False(Kernels.AreVectorised);
    }

    [Fact]
    public void Every_kernel_answers_alike_over_vectors_and_over_single_bytes() => Properties.Hold(
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat),
        text =>
        {
            var answers = new List<string>();
            foreach (var scalar in (bool[])[false, true])
            {
                Kernels.Force(scalar);
                answers.Add(Answers(text));
            }

            return answers[0] == answers[1];
        },
        5_000);

    private static string Answers(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        ReadOnlySpan<byte> cut = bytes.AsSpan(0, bytes.Length * 3 / 4);
        return string.Join(
            ' ',
            bytes.Length == 0 ? 0 : CsvSpecials.Find(bytes, 0),
            Utf8Validator.IsValid(bytes),
            Utf8Validator.IsValid(cut),
            Placeholder.IsIn(bytes),
            Placeholder.IsIn(cut),
            PlainText.AreEqual(bytes, [.. bytes]),
            PlainText.AreEqual(cut, bytes),
            LineEnds.Count(bytes, out var hasQuote),
            hasQuote,
            IndividualNumber.HasEnoughDigits(bytes),
            IndividualNumber.HasEnoughDigits(cut[..Math.Min(cut.Length, 16)]),
            MemberRowBuilder.FindingsOf((MemberColumn.Address, text)),
            Fold(bytes),
            Fold(cut));
    }

    private static string Fold(ReadOnlySpan<byte> text)
    {
        var folded = new FoldedText(Table);
        folded.Set(text);
        return string.Create(CultureInfo.InvariantCulture, $"{folded.Source} {folded.Units} {string.Join(' ', Enumerable.Range(0, folded.Units.Length + 1).Select(folded.StartOf))}");
    }
}
