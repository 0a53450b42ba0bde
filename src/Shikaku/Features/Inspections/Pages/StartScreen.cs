using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Web.Components;

namespace Shikaku.Features.Inspections.Pages;

/// <summary>What the form that starts a campaign shows.</summary>
public sealed class StartScreen
{
    internal StartScreen(string address, MemberSetup setup) => (Address, Methods, Schemes) = (address, RunPages.MethodsOf(setup), RunPages.SchemesOf(setup));

    /// <summary>Where the form is sent.</summary>
    internal string Address { get; }

    /// <summary>The wrong number that makes it necessary; null for 過去登録分の点検.</summary>
    internal ResultView? Origin { get; init; }

    /// <summary>Whether campaigns of any insurer may be started.</summary>
    internal bool IsImplementingBody { get; init; }

    /// <summary>個人番号取得方法.</summary>
    internal IReadOnlyList<Choice> Methods { get; }

    /// <summary>法別番号.</summary>
    internal IReadOnlyList<Choice> Schemes { get; }

    /// <summary>Whether the answers are to be checked.</summary>
    internal bool IsCheck { get; private set; }

    /// <summary>How many records would be inspected, where that is known.</summary>
    internal long? Count { get; private set; }

    /// <summary>Lets the answers be checked.</summary>
    internal StartScreen Check(long? count)
    {
        (IsCheck, Count) = (true, count);
        return this;
    }

    /// <summary>The title.</summary>
    internal string Title => Origin is null ? "過去登録分の点検を始める" : "類似事案の点検を始める";
}
