using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>A layer that evidence moves, above the persona's own intensities.</summary>
/// <param name="Name">What the layer is called.</param>
/// <param name="Share">How much of the distance between the layer below and the evidence it may show, in [0, 1].</param>
/// <param name="Pace">By what a trait's plasticity is multiplied, in [0, 1].</param>
/// <param name="Persistence">By what a trait's half-life is multiplied, above 0.</param>
internal sealed record TraitLayer(string Name, double Share, double Pace, double Persistence)
{
    /// <summary>Gets the layer between a persona and one user: slow to move, and with a half-life of two weeks by default.</summary>
    public static TraitLayer Rapport { get; } = new("rapport", 0.2, 0.2, 56);

    /// <summary>
    /// Gets the layer of one conversation. With the rapport it shows less than half of what is observed: the persona outweighs both.
    /// </summary>
    public static TraitLayer Session { get; } = new("session", 0.25, 1, 1);

    /// <summary>The shift of a trait at a time.</summary>
    public double ShiftOf(TraitShifts shifts, string traitId, TraitDynamics dynamics, DateTimeOffset now)
        => shifts.Values.TryGetValue(traitId, out var shift)
            ? TraitMotion.Decay(shift, now - shifts.At, TimeSpan.FromHours(dynamics.HalfLifeHours * Persistence))
            : 0;

    /// <summary>The traits with this layer on top: their intensities shifted, their baselines what lies below.</summary>
    public ImmutableArray<Trait> Over(ImmutableArray<Trait> below, TraitShifts shifts, DateTimeOffset now)
        =>
        [
            .. below.Select(trait
                => trait with { Intensity = Over(trait, trait.Intensity, shifts, now), Baseline = trait.Intensity }),
        ];

    /// <summary>A trait's intensity with this layer on top.</summary>
    /// <param name="trait">The trait.</param>
    /// <param name="below">Its intensity below.</param>
    /// <param name="shifts">The layer.</param>
    /// <param name="now">When.</param>
    public double Over(Trait trait, double below, TraitShifts shifts, DateTimeOffset now)
    {
        var dynamics = TraitMotion.DynamicsOf(trait);
        return TraitMotion.Live(below, ShiftOf(shifts, trait.Id, dynamics, now), dynamics);
    }

    /// <summary>
    /// What an observation moves: every trait that is shifted, before or after, so that the moves are the layer's whole state.
    /// </summary>
    /// <param name="shifts">The layer before.</param>
    /// <param name="below">The traits as the layers below have them.</param>
    /// <param name="observed">What was seen; traits the persona does not have move nothing.</param>
    /// <param name="now">When.</param>
    public ImmutableArray<TraitMove> Observe(
        TraitShifts shifts, ImmutableArray<Trait> below, ImmutableArray<ObservedTrait> observed, DateTimeOffset now)
    {
        var evidence = observed.Where(trait => trait.Id is not null)
            .GroupBy(trait => trait.Id!, StringComparer.Ordinal)
            .ToDictionary(trait => trait.Key, trait => trait.Max(seen => Math.Clamp(seen.Intensity, 0, 1)), StringComparer.Ordinal);
        var moves = below
            .Select(trait =>
            {
                var from = ShiftOf(shifts, trait.Id, TraitMotion.DynamicsOf(trait), now);
                return evidence.TryGetValue(trait.Id, out var seen)
                    ? new TraitMove(trait.Id, from, from) { Evidence = seen, Below = trait.Intensity }
                    : new TraitMove(trait.Id, from, from);
            })
            .ToArray();
        var dynamics = below.ToDictionary(trait => trait.Id, TraitMotion.DynamicsOf, StringComparer.Ordinal);
        var gone = shifts.Values
            .Where(shift => !dynamics.ContainsKey(shift.Key))
            .Select(shift => new TraitMove(shift.Key, shift.Value, null));
        return [.. Pull(moves, id => dynamics[id]).Where(move => move is not { From: 0, To: 0, Evidence: null }), .. gone];
    }

    /// <summary>Follows the evidence in moves, and its echo in opposed traits.</summary>
    /// <param name="moves">Moves whose <see cref="TraitMove.From"/> is the shift before.</param>
    /// <param name="dynamicsOf">How a trait moves, by its id.</param>
    public ImmutableArray<TraitMove> Pull(IReadOnlyList<TraitMove> moves, Func<string, TraitDynamics> dynamicsOf)
    {
        var to = moves.ToDictionary(move => move.TraitId, move => Pull(move, dynamicsOf(move.TraitId)), StringComparer.Ordinal);
        foreach (var move in moves)
        {
            if (move.Evidence is not null && dynamicsOf(move.TraitId).Opposes is { } opposite && to.TryGetValue(opposite, out var shift))
            {
                var risen = Pull(move, dynamicsOf(move.TraitId)) - move.From.GetValueOrDefault();
                to[opposite] = Math.Clamp(shift - (TraitMotion.Opposition * risen), -Share, Share);
            }
        }

        return [.. moves.Select(move => move with { To = to[move.TraitId] })];
    }

    private double Pull(TraitMove move, TraitDynamics dynamics)
    {
        var from = move.From.GetValueOrDefault();
        return move is { Evidence: { } evidence, Below: { } below }
            ? TraitMotion.Pull(from, below, evidence, Math.Clamp(dynamics.Plasticity * Pace, 0, 1), Share)
            : from;
    }
}
