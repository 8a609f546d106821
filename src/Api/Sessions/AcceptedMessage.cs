namespace PersonaUniverse.Sessions;

/// <summary>A message was taken; its reply comes as events.</summary>
internal sealed record AcceptedMessage(string ClientMessageId, long Seq, string SessionId);
