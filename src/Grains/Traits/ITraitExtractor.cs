using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>Sees which traits show in an exchange, and how strongly.</summary>
public interface ITraitExtractor
{
    /// <summary>Analyses one exchange.</summary>
    /// <exception cref="Models.ModelException">The extracting model did not do its work.</exception>
    Task<TurnAnalysis> ExtractAsync(Exchange exchange, CancellationToken cancellationToken);
}
