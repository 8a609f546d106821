using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>A clone to be made: what is null is as in the original.</summary>
public sealed record CloneRequest
{
    /// <summary>Gets the id it shall have; null has one made.</summary>
    [ShortId]
    public string? Id { get; init; }

    /// <summary>Gets who may meet it: private (unless said otherwise), unlisted or public.</summary>
    public string? Visibility { get; init; }

    /// <summary>
    /// Gets one of the caller's own sessions, whose live intensities the clone shall have: a fork. Null for the original's own.
    /// </summary>
    [LongId]
    public string? SessionId { get; init; }

    /// <summary>Gets what else is to be different.</summary>
    public EditPersonaRequest? Changes { get; init; }

    /// <summary>Gets intensities that are to be different, by trait id.</summary>
    public IReadOnlyDictionary<string, double>? Intensities { get; init; }
}
