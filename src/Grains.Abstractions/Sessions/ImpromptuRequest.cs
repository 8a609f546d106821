using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>What a persona replies to outside any session.</summary>
/// <param name="PersonaId">Who is to reply.</param>
/// <param name="Script">The conversation so far, oldest first; the last line of the user's is replied to.</param>
/// <param name="Sampling">How the reply is to be made; null leaves all of it to the persona.</param>
[GenerateSerializer, Immutable, Alias("impromptu-request")]
public sealed record ImpromptuRequest(
    [property: Id(0)] string PersonaId,
    [property: Id(1)] ImmutableArray<ScriptLine> Script,
    [property: Id(2)] Sampling? Sampling = null);
