namespace PersonaUniverse.Skeleton;

/// <summary>A row.</summary>
internal sealed record StoredTurn(string Session, long Seq, string Message, string Reply);
