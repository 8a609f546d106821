using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Who and what a turn meets as it begins.</summary>
/// <param name="Traits">The persona's traits, layer by layer.</param>
/// <param name="Basis">What of the prompt they and the user's preferences settle.</param>
internal sealed record Scene(TraitStack Traits, PromptBasis Basis)
{
    /// <summary>Gets the persona, with the session's live intensities.</summary>
    public PersonaProfile Persona { get; } = Traits.Live;
}
