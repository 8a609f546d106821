using PersonaUniverse.Personas;
using PersonaUniverse.Users;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>Who and what a turn meets as it begins.</summary>
/// <param name="Persona">The persona, with the session's live intensities.</param>
/// <param name="Preferences">What the user prefers.</param>
internal sealed record Scene(PersonaProfile Persona, UserPreferences Preferences);
