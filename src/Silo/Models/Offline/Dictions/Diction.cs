using System.Collections.Immutable;

namespace PersonaUniverse.Models.Offline.Dictions;

/// <summary>The turns of speech of one kind of persona: what the offline model builds sentences from.</summary>
/// <remarks>
/// Lines begin in lower case and carry no end mark, so that a word can be put before them and a mark after them. <c>{topic}</c> is
/// what the user speaks of, <c>{feeling}</c> what they feel, <c>{is}</c> the verb that agrees with the topic. What follows
/// <c>|</c> is left out when sentences are to be short. The lines are plain: they do not ask, doubt, compare or joke,
/// except in the lists made for it, because each of those is a trait's to turn up.
/// </remarks>
internal sealed record Diction
{
    /// <summary>Gets the words in a persona's description by which it is known, separated by blanks.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>Gets sentences of one to three words.</summary>
    public required ImmutableArray<string> Fragments { get; init; }

    public required ImmutableArray<string> Greetings { get; init; }

    public required ImmutableArray<string> Partings { get; init; }

    public required ImmutableArray<string> Thanks { get; init; }

    /// <summary>Gets answers to a feeling.</summary>
    public required ImmutableArray<string> Feelings { get; init; }

    /// <summary>Gets first answers that take up the topic.</summary>
    public required ImmutableArray<string> Echoes { get; init; }

    /// <summary>Gets ways to go about the topic, for whoever asks how, why or for help.</summary>
    public required ImmutableArray<string> Approaches { get; init; }

    /// <summary>Gets ways to say that a fact cannot be looked up.</summary>
    public required ImmutableArray<string> Unknowns { get; init; }

    /// <summary>Gets thoughts about anything.</summary>
    public required ImmutableArray<string> Stances { get; init; }

    public required ImmutableArray<string> Questions { get; init; }

    /// <summary>Gets comparisons.</summary>
    public required ImmutableArray<string> Images { get; init; }

    /// <summary>Gets asides, to stand in brackets.</summary>
    public required ImmutableArray<string> Asides { get; init; }

    /// <summary>Gets what it calls people it is fond of.</summary>
    public required ImmutableArray<string> Endearments { get; init; }

    /// <summary>Takes a block of text for a list of lines.</summary>
    public static ImmutableArray<string> Lines(string block)
        => [.. block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
