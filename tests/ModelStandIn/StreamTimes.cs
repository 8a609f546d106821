namespace PersonaUniverse.ModelStandIn;

/// <summary>When a stream was asked for and when it began to speak: ticks of the machine's clock, the same for all its processes.</summary>
public sealed record StreamTimes(long AskedAt, long SpokeAt);
