namespace PersonaUniverse.Personas;

/// <summary>A persona as storage holds it.</summary>
/// <param name="Id">The persona's id.</param>
/// <param name="State">Its grain's state.</param>
internal sealed record StoredPersona(string Id, PersonaState State);
