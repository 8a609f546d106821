namespace PersonaUniverse.Personas;

/// <summary>The answer to "what has changed since the version I know?".</summary>
/// <param name="Exists">Whether there is such a persona.</param>
/// <param name="Profile">The profile; null when the persona does not exist or the caller's version is still the newest.</param>
[GenerateSerializer, Immutable, Alias("persona-lookup")]
public sealed record PersonaLookup(
    [property: Id(0)] bool Exists,
    [property: Id(1)] PersonaProfile? Profile = null);
