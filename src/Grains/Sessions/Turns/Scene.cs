using PersonaUniverse.Personas;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Who and what a turn meets as it begins.</summary>
/// <param name="Traits">The persona's traits, layer by layer.</param>
/// <param name="Preferences">What the user prefers.</param>
internal sealed record Scene(TraitStack Traits, UserPreferences Preferences)
{
    /// <summary>Gets the persona, with the session's live intensities.</summary>
    public PersonaProfile Persona { get; } = Traits.Live;
}
