using System.Collections.Immutable;
using System.Text.Json;
using PersonaUniverse.Storage;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Turns to test with.</summary>
internal static class SampleTurns
{
    public static DateTimeOffset Start { get; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static SessionKey NewSession(string? userId = null)
        => new(userId ?? $"user-{Guid.NewGuid():N}", $"session-{Guid.NewGuid():N}");

    public static Turn Create(long seq, string personaId = "ada", string? clientMessageId = null, string said = "Hello?")
        => new(
            seq,
            clientMessageId ?? $"message-{seq}",
            personaId,
            said,
            $"Answer {seq} – with “quotes”, ünïcode and 🦜.",
            "offline",
            new TokenUsage(10 + seq, 20 + seq),
            [],
            [],
            PersonaVersion: 3,
            Start.AddMinutes(seq).AddTicks(10));

    public static TurnReceipt Receipt { get; } = new(
        4,
        2,
        ImmutableSortedDictionary<string, double>.Empty.Add("wit", 1.0 / 3),
        ImmutableSortedDictionary<string, double>.Empty)
    {
        PromptSha256 = "abc",
        HistoryTurns = 3,
    };

    public static TurnAnalysis Analysis { get; } = new(
        [new ObservedTrait("wit", "Wit", "A joke <b>about</b> 'numbers'.", 0.1 + 0.2), new ObservedTrait(null, "New", "", 1e-7)],
        0.875,
        ["Ask \"why\"", "Go on"])
    {
        Moves = [new TraitMove("wit", 0.1, 0.1 + 0.2) { Evidence = 1.0 / 3, Below = 0.5 }, new TraitMove("gone", 1e-9, null)],
    };

    /// <summary>Turns hold arrays, which compare by reference; their texts compare by what they say.</summary>
    public static string Text(object? value) => JsonSerializer.Serialize(value, GrainStateJson.Options);
}
