namespace Shikaku.Features.Evaluation;

/// <summary>What the sample expects of a record, column <c>expected</c> of truth.csv (product.md §5).</summary>
internal enum ExpectedOutcome
{
    /// <summary>agree: one person in two notations.</summary>
    Agree,

    /// <summary>disagree: another person, or a difference that nobody may overlook.</summary>
    Disagree,

    /// <summary>review: a person must look; nothing the program says is wrong.</summary>
    Review,
}
