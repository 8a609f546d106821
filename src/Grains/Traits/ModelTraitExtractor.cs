using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using PersonaUniverse.Models;
using PersonaUniverse.Sessions;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace PersonaUniverse.Traits;

/// <summary>Has a language model say which traits show in exchanges, all of them in one call.</summary>
internal static class ModelTraitExtractor
{
    /// <summary>Enough for 12 traits with a line each and 3 suggestions.</summary>
    private const int MaxOutputTokensPerExchange = 900;

    private static readonly Meter Meter = new("PersonaUniverse.Traits");

    private static readonly Counter<long> Malformed = Meter.CreateCounter<long>(
        "persona_universe.trait_reports.malformed", description: "Trait reports of models that could not be read and were dropped.");

    /// <summary>Analyses exchanges with one persona.</summary>
    /// <returns>An analysis for each, in their order; null where it cannot be read.</returns>
    /// <exception cref="ModelException">The model failed.</exception>
    public static async Task<ImmutableArray<TurnAnalysis?>> ExtractAsync(
        IChatClient model, ImmutableArray<Exchange> exchanges, CancellationToken cancellationToken)
    {
        var question = TraitQuestion.About(exchanges);
        var response = await model.GetResponseAsync(
            [new ChatMessage(ChatRole.System, question.Instructions), new ChatMessage(ChatRole.User, question.Text)],
            new ChatOptions
            {
                ResponseFormat = question.Format,
                Temperature = 0,
                MaxOutputTokens = MaxOutputTokensPerExchange * exchanges.Length,
            },
            cancellationToken);
        var analyses = TraitReport.Read(response.Text, exchanges);
        Malformed.Add(analyses.Count(analysis => analysis is null));
        return analyses;
    }
}
