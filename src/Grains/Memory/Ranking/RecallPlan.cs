using System.Collections.Immutable;

namespace PersonaUniverse.Memory.Ranking;

/// <summary>A query made ready for a partition.</summary>
/// <param name="Terms">What to look for: per term its share in the query times its idf in the partition.</param>
/// <param name="Asked">The same without the terms that were added to help.</param>
/// <param name="Sequence">The message's terms in order.</param>
/// <param name="EmbeddingText">What to embed: the message, with the window if it needs it, without the names of speakers.</param>
/// <param name="Times">The time asked about; <see langword="null"/> when none is.</param>
/// <param name="Speakers">The names of the speakers asked about; empty when nobody in particular is.</param>
/// <param name="Wanted">What kinds of answer are wanted.</param>
/// <param name="Now">When it is asked.</param>
internal sealed record RecallPlan(
    SparseVector Terms,
    SparseVector Asked,
    ImmutableArray<uint> Sequence,
    string EmbeddingText,
    TimeRange? Times,
    ImmutableArray<string> Speakers,
    TextCues Wanted,
    DateTimeOffset Now);
