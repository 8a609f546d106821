namespace PersonaUniverse.Sessions;

/// <summary>Turns to test with.</summary>
internal static class Told
{
    public static DateTimeOffset Start { get; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static Turn Turn(long seq, string personaId = "ada")
        => new(
            seq,
            $"message-{seq}",
            personaId,
            $"Question {seq}",
            $"Answer {seq}",
            "offline",
            new TokenUsage(0, 0),
            [],
            [],
            1,
            Start.AddMinutes(seq));
}
