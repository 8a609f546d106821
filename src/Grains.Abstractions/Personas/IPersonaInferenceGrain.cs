namespace PersonaUniverse.Personas;

/// <summary>Derives one persona from one text and keeps nothing of it. The key is made up for the call.</summary>
/// <remarks>
/// Not a stateless worker: the calls that ask after a stream must reach the activation that answers. The grain leaves its silo when
/// its one persona is derived.
/// </remarks>
[Alias("persona-inference"), GrainInterfaceType("persona-inference")]
public interface IPersonaInferenceGrain : IGrainWithGuidKey
{
    /// <summary>Derives a persona: by the model where there is one, else, or where it fails, by measuring how the speaker speaks.</summary>
    /// <remarks>
    /// A stream, because a model may take longer than a call may: Orleans asks after a stream again and again, and nobody's call times
    /// out. The model stops when the caller stops listening.
    /// </remarks>
    /// <param name="sample">From what.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>
    /// The persona as measured, at once; then, unless only that was wanted, the persona with what the model read. The last one counts.
    /// Nothing when the speaker says nothing in the text.
    /// </returns>
    [Alias("derive")]
    IAsyncEnumerable<InferredPersona> InferAsync(TextSample sample, CancellationToken cancellationToken = default);
}
