namespace PersonaUniverse.Recall;

/// <summary>A turn of a conversation.</summary>
/// <param name="Id">Its id in the conversation.</param>
/// <param name="Session">The session it was said in.</param>
/// <param name="At">When that session began.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Text">What was said.</param>
internal sealed record CorpusMemory(string Id, string Session, DateTimeOffset At, string Speaker, string Text);
