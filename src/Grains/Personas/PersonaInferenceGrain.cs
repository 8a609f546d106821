using Orleans.Concurrency;

namespace PersonaUniverse.Personas;

[StatelessWorker]
[GrainType("persona-inference")]
internal sealed class PersonaInferenceGrain(CoreProfile core) : Grain, IPersonaInferenceGrain
{
    public Task<InferredPersona?> InferAsync(string text, string? speaker, CancellationToken cancellationToken = default)
        => Task.FromResult(PersonaInference.Infer(text, speaker, core));
}
