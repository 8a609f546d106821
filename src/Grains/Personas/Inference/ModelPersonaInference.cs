using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using PersonaUniverse.Models;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Personas.Inference;

/// <summary>Has a language model read somebody's lines, and joins what it says with what was measured.</summary>
internal static class ModelPersonaInference
{
    /// <summary>Characters of lines that a model is shown: some 8,000 tokens, which every current model takes.</summary>
    public const int Budget = 24_000;

    /// <summary>Enough for eight traits with three quotes each.</summary>
    private const int MaxOutputTokens = 3_000;

    private static readonly Meter Meter = new("PersonaUniverse.Personas");

    private static readonly Counter<long> Malformed = Meter.CreateCounter<long>(
        "persona_universe.persona_reports.malformed",
        description: "Models' reports about texts that could not be read, or of which no line bore anything out, and were dropped.");

    /// <summary>Derives a persona.</summary>
    /// <returns>The persona; null when what the model wrote is of no use.</returns>
    /// <exception cref="ModelException">The model failed.</exception>
    public static async Task<InferredPersona?> InferAsync(
        IChatClient model, Transcript transcript, InferredPersona measured, CoreProfile core, CancellationToken cancellationToken)
    {
        var shown = LineSample.Take(transcript.Lines, Budget);
        var response = await model.GetResponseAsync(
            [
                new ChatMessage(ChatRole.System, PersonaQuestion.Instructions),
                new ChatMessage(ChatRole.User, PersonaQuestion.About(transcript.Speaker, shown, core)),
            ],
            new ChatOptions
            {
                ResponseFormat = PersonaQuestion.Format,
                Temperature = 0,
                MaxOutputTokens = MaxOutputTokens,
            },
            cancellationToken);
        if (PersonaReport.Read(response.Text, new LineEvidence(transcript.Lines, shown)) is not { } report)
        {
            Malformed.Add(1);
            return null;
        }

        var byFallback = response.AdditionalProperties?.ContainsKey(IChatModels.FallbackKey) is true;
        return InferenceMerger.Merge(measured, report, transcript, core) with
        {
            Model = response.ModelId,
            Degraded = byFallback ? [Degradation.Model] : ImmutableArray<string>.Empty,
            LinesShown = shown.DistinctBy(line => line.Number).Count(),
        };
    }
}
