using System.Collections.Immutable;

namespace PersonaUniverse.Traits;

/// <summary>Where a persona's live intensities come from.</summary>
/// <param name="PersonaId">The persona.</param>
/// <param name="SessionId">The session; null for how the persona is towards the caller outside any.</param>
/// <param name="PersonaVersion">The persona's version.</param>
/// <param name="RapportVersion">The version of what is between persona and caller; 0 before there was anything.</param>
/// <param name="SessionVersion">The turn that last moved the session's layer; 0 for none.</param>
/// <param name="At">As of when: shifts decay.</param>
/// <param name="Traits">The traits, with their layers.</param>
public sealed record ExplainedTraits(
    string PersonaId,
    string? SessionId,
    long PersonaVersion,
    long RapportVersion,
    long SessionVersion,
    DateTimeOffset At,
    ImmutableArray<ExplainedTrait> Traits)
{
    internal static ExplainedTraits From(string personaId, string? sessionId, TraitExplanation explanation)
        => new(
            personaId,
            sessionId,
            explanation.PersonaVersion,
            explanation.RapportVersion,
            explanation.SessionVersion,
            explanation.At,
            [.. explanation.Traits.Select(ExplainedTrait.From)]);
}

/// <summary>A trait and its layers, the lowest first; each says what it does to the one below.</summary>
public sealed record ExplainedTrait(string Id, string Name, string? Style, double Intensity, ImmutableArray<ExplainedLayer> Layers)
{
    internal static ExplainedTrait From(TraitLayers trait)
    {
        var layers = ImmutableArray.CreateBuilder<ExplainedLayer>();
        if (trait.Core is { } core)
        {
            layers.Add(new ExplainedLayer("core", Rounding.Round(core), null));
        }

        layers.Add(new ExplainedLayer("persona", Rounding.Round(trait.Persona), null));
        layers.Add(new ExplainedLayer("rapport", null, Rounding.Finely(trait.RapportShift)));
        layers.Add(new ExplainedLayer("session", null, Rounding.Finely(trait.SessionShift)));
        return new ExplainedTrait(trait.TraitId, trait.Name, trait.Style, Rounding.Round(trait.Live), layers.ToImmutable());
    }
}

/// <summary>One layer of a trait.</summary>
/// <param name="Layer">core, persona, rapport or session.</param>
/// <param name="Intensity">What it sets, in [0, 1], whatever lies below; null for a layer that shifts.</param>
/// <param name="Shift">How far it shifts what lies below, in [-1, 1]; null for a layer that sets.</param>
public sealed record ExplainedLayer(string Layer, double? Intensity, double? Shift);
