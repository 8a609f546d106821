using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Models;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Personas.Inference;

[GrainType("persona-inference")]
internal sealed partial class PersonaInferenceGrain(IChatModels models, CoreProfile core, ILogger<PersonaInferenceGrain> logger)
    : Grain, IPersonaInferenceGrain
{
    // Outlasts a slow model and its fallback, in which no call comes here but those that ask after the stream.
    private static readonly TimeSpan LongestInference = TimeSpan.FromMinutes(10);

    public async IAsyncEnumerable<InferredPersona> InferAsync(
        TextSample sample, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        DelayDeactivation(LongestInference);
        try
        {
            var transcript = Transcript.Read(sample.Text, sample.Speaker);
            if (PersonaMeasurement.Measure(transcript, core) is not { } measured)
            {
                yield break;
            }

            // At once, so that the stream is open before the model is asked: a caller who leaves an open stream is always heard of.
            yield return measured;
            if (sample.By is not InferenceMethods.Measurement)
            {
                yield return await ReadAsync(transcript, measured, sample.By is InferenceMethods.Model, cancellationToken);
            }
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    /// <summary>Has the model read the lines; what was measured stands where it cannot.</summary>
    private async Task<InferredPersona> ReadAsync(
        Transcript transcript, InferredPersona measured, bool wanted, CancellationToken cancellationToken)
    {
        // The model that reads exchanges reads texts too: an operator who lets no exchange leave the silo lets no text leave it.
        if (models.ChooseExtractor(null) is not { } model)
        {
            return wanted ? measured with { Degraded = [Degradation.Model] } : measured;
        }

        try
        {
            if (await ModelPersonaInference.InferAsync(model, transcript, measured, core, cancellationToken) is { } read)
            {
                return read;
            }

            LogUnusable();
        }
        catch (ModelException failure)
        {
            LogFailed(failure.Failure, failure.Message);
        }

        return measured with { Degraded = [Degradation.Model] };
    }

    [LoggerMessage(1410, LogLevel.Warning, "A model failed to read a text ({Failure}): {Reason} It was measured instead.")]
    private partial void LogFailed(ModelFailure failure, string reason);

    [LoggerMessage(1411, LogLevel.Warning, "What a model wrote about a text was of no use: the text was measured instead.")]
    private partial void LogUnusable();
}
