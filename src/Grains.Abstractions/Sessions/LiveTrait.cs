namespace PersonaUniverse.Sessions;

/// <summary>A trait's live intensity in a session.</summary>
/// <param name="Id">The trait.</param>
/// <param name="Intensity">How strong it is, in [0, 1].</param>
[GenerateSerializer, Immutable, Alias("live-trait")]
public sealed record LiveTrait([property: Id(0)] string Id, [property: Id(1)] double Intensity);
