namespace PersonaUniverse.Personas;

/// <summary>A place in the list of personas.</summary>
/// <param name="Name">The name of the persona just before it.</param>
/// <param name="Id">That persona's id.</param>
public sealed record PersonaCursor(string Name, string Id);
