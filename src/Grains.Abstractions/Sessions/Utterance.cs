namespace PersonaUniverse.Sessions;

/// <summary>What a user says to a persona.</summary>
/// <param name="PersonaId">To whom.</param>
/// <param name="Text">What, 1 to <see cref="MaxLength"/> characters.</param>
/// <param name="ClientMessageId">
/// The client's name for this message, unique in the session. Sending the same message again under it gives the same turn.
/// </param>
/// <param name="Sampling">How the reply is to be made; null leaves all of it to the persona.</param>
[GenerateSerializer, Immutable, Alias("utterance")]
public sealed record Utterance(
    [property: Id(0)] string PersonaId,
    [property: Id(1)] string Text,
    [property: Id(2)] string ClientMessageId,
    [property: Id(3)] Sampling? Sampling = null)
{
    /// <summary>Characters of a text at most.</summary>
    public const int MaxLength = 8000;
}
