using System.Collections.Immutable;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>Random traits and conversations; the same seed makes the same ones.</summary>
internal sealed class TraitWorld
{
    private readonly Random _random;

    public TraitWorld(int seed)
    {
        _random = new Random(seed);
        var count = _random.Next(1, 8);
        Traits = [.. Enumerable.Range(0, count).Select(index => Make(index, count))];
    }

    public static DateTimeOffset Start { get; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public ImmutableArray<Trait> Traits { get; }

    /// <summary>A trait by itself that moves as usual.</summary>
    public static Trait Plain(string id, double intensity, TraitDynamics? dynamics = null)
        => new(id, id, "", intensity, intensity) { Dynamics = dynamics };

    /// <summary>What an observer might see.</summary>
    public static ImmutableArray<ObservedTrait> Seen(string id, double intensity) => [new ObservedTrait(id, id, "", intensity)];

    /// <summary>Events as a layer would record them, with what the layer holds after each.</summary>
    public IEnumerable<(TraitEvent Event, TraitShifts After)> Talk(TraitLayer layer, int turns)
    {
        var (shifts, now) = (TraitShifts.None, Start);
        for (var turn = 1; turn <= turns; turn++)
        {
            now += TimeSpan.FromMinutes(_random.NextDouble() * 2000);
            var moves = layer.Observe(shifts, Traits, Observe(), now);
            var occurrence = new TraitEvent(turn, now, TraitEventKind.Observed, "test", "", moves);
            shifts = TraitLedger.ShiftsAfter(occurrence);
            yield return (occurrence, shifts);
        }
    }

    /// <summary>The shifts that the same evidence would have left in a layer had its traits moved otherwise.</summary>
    /// <param name="events">The layer's events, oldest first.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="dynamicsOf">How a trait might move, by its id.</param>
    public static TraitShifts Replay(IEnumerable<TraitEvent> events, TraitLayer layer, Func<string, TraitDynamics> dynamicsOf)
    {
        var shifts = TraitShifts.None;
        foreach (var occurrence in events)
        {
            var moves = occurrence.Moves
                .Where(move => move.To is not null)
                .Select(move => move with { From = layer.ShiftOf(shifts, move.TraitId, dynamicsOf(move.TraitId), occurrence.At) })
                .ToArray();
            shifts = TraitLedger.ShiftsAfter(occurrence with { Moves = layer.Pull(moves, dynamicsOf) });
        }

        return shifts;
    }

    private Trait Make(int index, int count)
    {
        var floor = _random.NextDouble() / 2;
        var dynamics = new TraitDynamics(
            _random.NextDouble(),
            0.1 + (_random.NextDouble() * 50),
            floor,
            floor + ((1 - floor) * _random.NextDouble()),
            _random.Next(3) == 0 ? $"t{_random.Next(count)}" : null);
        var opposed = dynamics.Opposes == $"t{index}" ? null : dynamics.Opposes;
        return Plain($"t{index}", _random.NextDouble(), dynamics with { Opposes = opposed });
    }

    private ImmutableArray<ObservedTrait> Observe()
        =>
        [
            .. Traits.Where(_ => _random.Next(2) == 0)
                .Select(trait => new ObservedTrait(trait.Id, trait.Name, "", _random.NextDouble())),
            new ObservedTrait(null, "Somebody else's", "", _random.NextDouble()),
        ];
}
