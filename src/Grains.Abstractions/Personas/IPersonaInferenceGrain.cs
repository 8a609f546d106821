namespace PersonaUniverse.Personas;

/// <summary>Derives personas from texts. Stateless, and keeps nothing of a text; the key means nothing, by convention 0.</summary>
[Alias("persona-inference"), GrainInterfaceType("persona-inference")]
public interface IPersonaInferenceGrain : IGrainWithIntegerKey
{
    /// <summary>Derives a persona by measuring how a speaker speaks: no model, no network, the same text gives the same persona.</summary>
    /// <param name="text">A transcript (<c>Name: words</c>, a line each) or a sample of somebody's writing.</param>
    /// <param name="speaker">Whose lines of a transcript; null for the one who speaks most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The persona; null when the speaker says nothing in the text.</returns>
    [Alias("infer")]
    Task<InferredPersona?> InferAsync(string text, string? speaker, CancellationToken cancellationToken = default);
}
