namespace PersonaUniverse.Skeleton;

/// <summary>What is stored of a turn: its reply or, under the negative of its number, its analysis.</summary>
internal sealed record StoredTurn(string Session, long Seq, string Message, string Reply);
