using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>
/// All layers of a persona's traits at one time: the core profile's and the persona's, which its profile holds, and the two above.
/// </summary>
/// <param name="Persona">The persona with its own intensities.</param>
/// <param name="Rapport">The layer between it and the user.</param>
/// <param name="Session">The conversation's layer.</param>
/// <param name="Now">The time: the shifts have decayed until then.</param>
internal sealed record TraitStack(PersonaProfile Persona, TraitShifts Rapport, TraitShifts Session, DateTimeOffset Now)
{
    /// <summary>Gets the traits without the conversation's layer: what evidence in it is measured against.</summary>
    public ImmutableArray<Trait> BelowSession => TraitLayer.Rapport.Over(Persona.Traits, Rapport, Now);

    /// <summary>Gets the persona with its live intensities; each trait's baseline is the persona's own intensity.</summary>
    public PersonaProfile Live => Persona with
    {
        Traits = [.. Persona.Traits.Select(own => own with { Intensity = LiveOf(own), Baseline = own.Intensity })],
    };

    /// <summary>Gets the live intensities alone.</summary>
    public ImmutableArray<LiveTrait> LiveIntensities => [.. Persona.Traits.Select(own => new LiveTrait(own.Id, LiveOf(own)))];

    /// <summary>Tells where the live intensities come from.</summary>
    public TraitExplanation Explain()
    {
        var (rapport, session) = (ShiftsOf(TraitLayer.Rapport), ShiftsOf(TraitLayer.Session));
        var own = Persona.Traits;
        return new TraitExplanation(
            Persona.Version,
            Rapport.Version,
            Session.Version,
            Now,
            [
                .. Live.Traits.Select((trait, index) => new TraitLayers(
                    trait.Id,
                    trait.Name,
                    trait.Style,
                    trait.Core,
                    own[index].Baseline,
                    own[index].Intensity,
                    rapport.GetValueOrDefault(trait.Id),
                    session.GetValueOrDefault(trait.Id),
                    trait.Intensity)),
            ]);
    }

    /// <summary>The shifts of a layer as they are now, those that are none left out.</summary>
    public ImmutableSortedDictionary<string, double> ShiftsOf(TraitLayer layer)
    {
        var shifts = layer == TraitLayer.Rapport ? Rapport : Session;
        return Persona.Traits
            .Select(trait => (trait.Id, Shift: layer.ShiftOf(shifts, trait.Id, TraitMotion.DynamicsOf(trait), Now)))
            .Where(trait => trait.Shift is not 0)
            .ToImmutableSortedDictionary(trait => trait.Id, trait => trait.Shift, StringComparer.Ordinal);
    }

    private double LiveOf(Trait own)
        => TraitLayer.Session.Over(own, TraitLayer.Rapport.Over(own, own.Intensity, Rapport, Now), Session, Now);
}
