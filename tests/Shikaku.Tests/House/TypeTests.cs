using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Shikaku.Commands;
using Shikaku.Core.Judgement;

namespace Shikaku.Tests.House;

/// <summary>The shape of the types: concrete, closed, named for the domain.</summary>
public sealed class TypeTests
{
    private static readonly string[] EmptyWords = ["Helper", "Helpers", "Util", "Utils", "Utility", "Manager", "Impl", "Info", "Data", "Base"];

    private static readonly Type[] Types =
    [
        .. new[] { typeof(Mark).Assembly, typeof(CommandLine).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Shikaku", StringComparison.Ordinal) == true)
            .Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null),
    ];

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() =>
        Assert.Empty(Types.Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !IsMarkup(type)).Select(type => type.FullName));

    [Fact]
    public void Nothing_abstract_has_a_single_implementation() =>
        Assert.Empty(Types.Where(type => type.IsAbstract && !type.IsSealed && Types.Count(other => other != type && type.IsAssignableFrom(other)) < 2)
            .Select(type => type.FullName));

    [Fact]
    public void No_type_is_named_with_an_empty_word() =>
        Assert.Empty(Types.Where(type => EmptyWords.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName));

    /// <summary>The class of a .razor file: its shape is the compiler's choice.</summary>
    private static bool IsMarkup(Type type) => typeof(IComponent).IsAssignableFrom(type) || type.Name == "_Imports";

    [Fact]
    public void The_look_at_the_types_sees_both_projects()
    {
        Assert.Contains(typeof(Mark), Types);
        Assert.Contains(typeof(CommandLine), Types);
    }
}
