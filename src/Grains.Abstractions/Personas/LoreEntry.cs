using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>Something a persona knows and thinks of when it comes up.</summary>
/// <param name="Keys">The words that bring it up; patterns between slashes where <paramref name="UseRegex"/> says so.</param>
/// <param name="Content">What is known; may hold the macros of <see cref="CardMacros"/>.</param>
/// <param name="InsertionOrder">Its place among others that come up: lower ones stand first.</param>
/// <param name="Constant">Whether it is always thought of.</param>
/// <param name="CaseSensitive">Whether keys match in their own case only.</param>
/// <param name="UseRegex">Whether keys are patterns.</param>
/// <param name="SecondaryKeys">Words of which one must come up too; empty where one key is enough.</param>
/// <param name="Priority">What is left out first when there is no room: the lowest.</param>
/// <param name="Name">What its author calls it; empty for nothing.</param>
public sealed record LoreEntry(
    ImmutableArray<string> Keys,
    string Content,
    double InsertionOrder,
    bool Constant,
    bool CaseSensitive,
    bool UseRegex,
    ImmutableArray<string> SecondaryKeys,
    double Priority,
    string Name);
