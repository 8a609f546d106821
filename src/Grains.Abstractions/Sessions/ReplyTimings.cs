namespace PersonaUniverse.Sessions;

/// <summary>How long a reply took, in milliseconds from the beginning of its turn.</summary>
/// <param name="Prepared">Until persona, preferences and memories were there and the prompt was written.</param>
/// <param name="FirstWords">Until the model's first words; null when it said nothing.</param>
/// <param name="Complete">Until its last ones.</param>
[GenerateSerializer, Immutable, Alias("reply-timings")]
public sealed record ReplyTimings(
    [property: Id(0)] long Prepared, [property: Id(1)] long? FirstWords, [property: Id(2)] long Complete);
