using Shikaku.Core.Text;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>What a new password must be: long, and nothing that is tried first (NIST SP 800-63B, 5.1.1.2). No signs of this or that sort are asked for.</summary>
/// <param name="common">Words and passwords that are tried first, in lower case.</param>
internal sealed class PasswordRules(IReadOnlySet<string> common)
{
    /// <summary>The fewest characters.</summary>
    public const int MinLength = 12;

    /// <summary>The most characters.</summary>
    public const int MaxLength = 128;

    private const string File = "common_passwords.tsv";
    private const int FewestDifferent = 5;

    /// <summary>Takes the words of a folder of tables.</summary>
    /// <exception cref="Commands.UnusableInputException">The table is missing or damaged.</exception>
    public static PasswordRules Read(TableFiles files)
    {
        var reader = new TableReader(File, files.Read(File), "password");
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            words.Add(reader.GetString(0));
        }

        return new PasswordRules(words);
    }

    /// <summary>What is wrong with a password, in sentences for the user; nothing if it may be taken.</summary>
    public IReadOnlyList<string> FaultsOf(string password, string signInName)
    {
        var folded = password.ToLowerInvariant();
        List<string> faults = [];
        if (password.Length is < MinLength or > MaxLength)
        {
            faults.Add($"パスワードは {MinLength} 文字以上 {MaxLength} 文字以内にしてください。");
        }

        if (folded.Contains(signInName, StringComparison.Ordinal))
        {
            faults.Add("利用者名を含むパスワードは使えません。");
        }

        // A common word with digits and signs around it is as common.
        if (common.Contains(folded) || common.Contains(string.Concat(folded.Where(char.IsLetter))) || folded.Distinct().Count() < FewestDifferent)
        {
            faults.Add("推測されやすいパスワードは使えません。関係のない語をいくつか並べたものが適しています。");
        }

        return faults;
    }
}
