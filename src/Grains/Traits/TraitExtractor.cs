using PersonaUniverse.Models;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>Extracts by the model an operator chose for it, and by the lexicon where there is none.</summary>
internal sealed class TraitExtractor(IChatModels models, LexiconTraitExtractor lexicon)
    : ITraitExtractor
{
    public Task<TurnAnalysis> ExtractAsync(Exchange exchange, CancellationToken cancellationToken)
        => models.ChooseExtractor(exchange.Persona.Model) is { } model
            ? ModelTraitExtractor.ExtractAsync(model, exchange, cancellationToken)
            : lexicon.ExtractAsync(exchange, cancellationToken);
}
