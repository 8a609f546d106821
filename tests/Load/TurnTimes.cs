namespace PersonaUniverse.Load;

/// <summary>When what happened in a turn, in ticks of the machine's clock.</summary>
/// <param name="Sent">The user sent the message.</param>
/// <param name="FirstDelta">The user got the first piece of the reply.</param>
/// <param name="Ended">The user got the last event.</param>
/// <param name="RecallDegraded">Whether it had to do without full recall.</param>
internal sealed record TurnTimes(long Sent, long FirstDelta, long Ended, bool RecallDegraded);
