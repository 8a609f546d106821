namespace PersonaUniverse.Memory.Ranking;

/// <summary>What memories are wanted for.</summary>
/// <param name="Message">What the user just said.</param>
/// <param name="Recent">What was said before it, the oldest first; asked when the message cannot stand alone.</param>
/// <param name="Now">When it was said, in the user's offset if they have told their time zone: "yesterday" is a day there.</param>
/// <param name="User">The user: the speaker of the user's memories.</param>
/// <param name="Persona">The persona: the speaker of the persona's memories.</param>
internal sealed record RecallQuery(
    string Message, IReadOnlyList<string> Recent, DateTimeOffset Now, Speaker User, Speaker Persona);
