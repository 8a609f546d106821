using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>Sees which traits show in exchanges, and how strongly.</summary>
internal interface ITraitExtractor
{
    /// <summary>Whether a model is asked about exchanges with a persona; else they are analysed at once.</summary>
    bool AsksModel(PersonaProfile persona);

    /// <summary>Analyses exchanges of one conversation with one persona, oldest first, in one go.</summary>
    /// <returns>An analysis for each, in their order; null where what a model wrote cannot be read.</returns>
    /// <exception cref="Models.ModelException">The extracting model did not do its work.</exception>
    Task<ImmutableArray<TurnAnalysis?>> ExtractAsync(ImmutableArray<Exchange> exchanges, CancellationToken cancellationToken);
}
