using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>A placeholder: the branch <c>offline</c> brings the real formula under this name.</summary>
internal static class SuggestedActions
{
    public static ImmutableArray<string> For(PersonaProfile persona, IReadOnlyCollection<ObservedTrait> observed)
        => [.. observed.Take(3).Select(trait => $"Ask {persona.Name} about {trait.Name}")];
}
