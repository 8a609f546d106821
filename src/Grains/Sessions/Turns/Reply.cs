using Microsoft.Extensions.AI;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>What a model said.</summary>
/// <param name="Text">The words; all of them, or those said before the turn was stopped.</param>
/// <param name="Model">The model's id, as its provider reports it.</param>
/// <param name="Usage">The tokens it took, as far as the provider told.</param>
/// <param name="ByFallback">Whether the fallback model said it.</param>
/// <param name="CutShort">Whether the limit on its length ended it.</param>
internal sealed record Reply(string Text, string Model, TokenUsage Usage, bool ByFallback, bool CutShort = false)
{
    /// <summary>Gets how the model was asked: with what of the prompt's options it takes.</summary>
    public required ChatOptions Options { get; init; }

    /// <summary>Gets how long the model took to its first words; null when it said none.</summary>
    public TimeSpan? FirstWordsAfter { get; init; }
}
