namespace PersonaUniverse.Sessions;

/// <summary>A piece of the reply. A hint of what comes: only the completed reply is stored.</summary>
/// <param name="Seq">The turn.</param>
/// <param name="Index">The piece's number within the turn, from 0.</param>
/// <param name="Text">The words.</param>
[GenerateSerializer, Immutable, Alias("reply-delta")]
public sealed record ReplyDelta(
    [property: Id(0)] long Seq, [property: Id(1)] int Index, [property: Id(2)] string Text) : SessionEvent;
