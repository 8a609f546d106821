using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>The session's overlay: how far a conversation has moved a persona's traits from where the persona stands.</summary>
/// <remarks>
/// For each trait an exponential moving average starts at the baseline b (the persona's current intensity) and follows what was
/// observed in the session's recent turns, oldest first: m ← m + α·(observed − m), α = <see cref="Plasticity"/>. The live
/// intensity is b + s·(m − b), s = <see cref="Share"/>. Since s is below a half the persona always outweighs the conversation:
/// an admin's change shows at once, whatever was said before. All in [0, 1]; a function of the recent turns alone, so every
/// activation of the session computes the same.
/// </remarks>
internal static class LiveTraits
{
    /// <summary>How fast the average follows what is observed, in [0, 1].</summary>
    public const double Plasticity = 0.25;

    /// <summary>How much of the average's distance from the baseline shows, in [0, 1].</summary>
    public const double Share = 0.3;

    /// <summary>The persona with its live intensities in this session; each trait's baseline is the persona's own intensity.</summary>
    /// <param name="persona">The persona.</param>
    /// <param name="recent">The session's recent turns with it, oldest first.</param>
    public static PersonaProfile Overlay(PersonaProfile persona, IReadOnlyList<Turn> recent)
    {
        var traits = persona.Traits;
        var live = ImmutableArray.CreateBuilder<Trait>(traits.Length);
        foreach (var trait in traits)
        {
            live.Add(trait with { Intensity = Live(trait, recent), Baseline = trait.Intensity });
        }

        return persona with { Traits = live.MoveToImmutable() };
    }

    private static double Live(Trait trait, IReadOnlyList<Turn> recent)
    {
        var average = trait.Intensity;
        for (var i = 0; i < recent.Count; i++)
        {
            foreach (var observed in recent[i].Analysis?.Traits ?? [])
            {
                if (observed.Id == trait.Id)
                {
                    average += Plasticity * (observed.Intensity - average);
                }
            }
        }

        return Math.Clamp(trait.Intensity + (Share * (average - trait.Intensity)), 0, 1);
    }
}
