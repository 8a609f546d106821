using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>The sampling parameters that a model was given; null where it was left to the model, or the model takes none.</summary>
/// <param name="TargetWords">How long a reply the prompt asked for, in words.</param>
/// <param name="Temperature">The sampling temperature.</param>
/// <param name="TopP">The share of likelihood to sample from.</param>
/// <param name="MaxOutputTokens">The most tokens to write.</param>
/// <param name="PresencePenalty">How much to avoid what was mentioned at all.</param>
/// <param name="FrequencyPenalty">How much to avoid what was mentioned often.</param>
/// <param name="Stop">Texts before which the reply was to end.</param>
[GenerateSerializer, Immutable, Alias("reply-parameters")]
public sealed record ReplyParameters(
    [property: Id(0)] int TargetWords,
    [property: Id(1)] double? Temperature,
    [property: Id(2)] double? TopP,
    [property: Id(3)] int? MaxOutputTokens,
    [property: Id(4)] double? PresencePenalty,
    [property: Id(5)] double? FrequencyPenalty,
    [property: Id(6)] ImmutableArray<string> Stop);
