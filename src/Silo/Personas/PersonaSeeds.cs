namespace PersonaUniverse.Personas;

/// <summary>The personas that come with the product, and the core they share.</summary>
/// <param name="Core">The traits that every persona inherits.</param>
/// <param name="Personas">The definitions, by persona id.</param>
internal sealed record PersonaSeeds(CoreProfile Core, IReadOnlyDictionary<string, PersonaDefinition> Personas);
