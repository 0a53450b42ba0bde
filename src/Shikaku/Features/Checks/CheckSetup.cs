using System.Runtime.CompilerServices;
using Shikaku.Core.Judgement;
using Shikaku.Core.Records;
using Shikaku.Features.Checks.Results;
using Shikaku.Files;

namespace Shikaku.Features.Checks;

/// <summary>What all workers of a check share. Nothing in it changes while they work.</summary>
internal sealed record CheckSetup
{
    /// <summary>The members file.</summary>
    public required InputFile Members { get; init; }

    /// <summary>Its header.</summary>
    public required FileHeader MemberHeader { get; init; }

    /// <summary>The residents file.</summary>
    public required InputFile Residents { get; init; }

    /// <summary>Its header.</summary>
    public required FileHeader ResidentHeader { get; init; }

    /// <summary>Makes the digests.</summary>
    public required FiveItems Items { get; init; }

    /// <summary>The policy that judges.</summary>
    public required JudgementPolicy Policy { get; init; }

    /// <summary>Whether reasons are sentences rather than codes.</summary>
    public required bool Explain { get; init; }

    /// <summary>The day of the check.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The tables.</summary>
    public required CheckTables Tables { get; init; }

    /// <summary>A row of the members file by column.</summary>
    /// <param name="row">A row without fault.</param>
    /// <param name="block">Its block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MemberRow MemberOf(BlockRow row, FileBlock block) => new(row.TextIn(block), row.Fields, MemberHeader.FieldOfColumn);

    /// <summary>A finding as the column <c>reasons</c> shows it.</summary>
    public string ReasonOf(FindingCode code) => Explain ? FindingCatalogue.Of(code).JapaneseMessage : FindingNames.Of(code);
}
