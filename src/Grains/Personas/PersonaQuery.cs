namespace PersonaUniverse.Personas;

/// <summary>Which personas are asked for.</summary>
/// <param name="Search">Part of a name, description or id, in any case; null or empty for all.</param>
/// <param name="ViewerId">Who asks: public personas are found by anybody, others by their owner alone.</param>
/// <param name="OwnOnly">Whether only the viewer's own are wanted.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="After">The last persona of the page before; null for the first page.</param>
internal sealed record PersonaQuery(
    string? Search, string ViewerId, bool OwnOnly = false, int Limit = 100, PersonaCursor? After = null);
