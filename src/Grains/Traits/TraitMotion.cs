using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

/// <summary>The formulas by which traits move. Pure.</summary>
/// <remarks>
/// A layer above the persona does not hold intensities but shifts d from the layer below, so that a change below shows through at
/// once. Evidence e in [0, 1], over an intensity b of the layers below, moves the shift by an exponential moving average (the usual
/// one, m ← m + α·(x − m)) towards x = s·(e − b); s is the layer's share, α the trait's plasticity times the layer's pace. Between
/// events the shift decays exponentially, d(t) = d₀·2^(−t / h), h the trait's half-life times the layer's persistence: computed when
/// it is read, so no timer runs. As |x| ≤ s and α is in [0, 1], |d| never exceeds s.
/// </remarks>
internal static class TraitMotion
{
    /// <summary>How much of a trait's rise by evidence its opposite falls, in [0, 1].</summary>
    public const double Opposition = 0.5;

    /// <summary>What is left of a shift after a time; a time before the shift's own counts as none.</summary>
    public static double Decay(double shift, TimeSpan elapsed, TimeSpan halfLife)
        => elapsed <= TimeSpan.Zero ? shift : shift * Math.Pow(2, -(elapsed / halfLife));

    /// <summary>The shift after a piece of evidence.</summary>
    /// <param name="shift">The shift before.</param>
    /// <param name="below">The intensity of the layers below, in [0, 1].</param>
    /// <param name="evidence">The intensity that was observed, in [0, 1].</param>
    /// <param name="plasticity">How far evidence carries, in [0, 1].</param>
    /// <param name="share">How much of the distance to the evidence the layer may show, in [0, 1].</param>
    public static double Pull(double shift, double below, double evidence, double plasticity, double share)
        => shift + (plasticity * ((share * (evidence - below)) - shift));

    /// <summary>The intensity of a layer: what lies below, shifted, within the trait's bounds.</summary>
    /// <remarks>What somebody set by hand beyond the bounds stays; evidence can only bring it back.</remarks>
    public static double Live(double below, double shift, TraitDynamics dynamics)
        => Math.Clamp(below + shift, Math.Min(dynamics.Floor, below), Math.Max(dynamics.Ceiling, below));

    /// <summary>How a trait moves.</summary>
    public static TraitDynamics DynamicsOf(Trait trait) => trait.Dynamics ?? TraitDynamics.Default;
}
