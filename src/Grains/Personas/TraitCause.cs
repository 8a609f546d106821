using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>Why a persona's traits change.</summary>
/// <param name="Kind">What moves them.</param>
/// <param name="Actor">Who does.</param>
/// <param name="Reason">Why, in a few words.</param>
internal sealed record TraitCause(TraitEventKind Kind, string Actor, string Reason);
