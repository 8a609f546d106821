using System.Collections.Immutable;
using PersonaUniverse.Models;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>Extracts by the model an operator chose for it, and by the lexicon where there is none.</summary>
internal sealed class TraitExtractor(IChatModels models) : ITraitExtractor
{
    public bool AsksModel(PersonaProfile persona) => models.ChooseExtractor(persona.Model) is not null;

    public Task<ImmutableArray<TurnAnalysis?>> ExtractAsync(ImmutableArray<Exchange> exchanges, CancellationToken cancellationToken)
        => models.ChooseExtractor(exchanges[^1].Persona.Model) is { } model
            ? ModelTraitExtractor.ExtractAsync(model, exchanges, cancellationToken)
            : Task.FromResult<ImmutableArray<TurnAnalysis?>>([.. exchanges.Select(LexiconTraitExtractor.Extract)]);
}
