using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>How a caller wants one reply made. A null member leaves that to the persona's own traits.</summary>
/// <param name="Temperature">The sampling temperature, in [0, 2].</param>
/// <param name="TopP">The share of likelihood to sample from, in [0, 1].</param>
/// <param name="MaxOutputTokens">The most tokens to write, from 1; never above the persona's own limit.</param>
/// <param name="PresencePenalty">How much to avoid what was mentioned at all, in [-2, 2].</param>
/// <param name="FrequencyPenalty">How much to avoid what was mentioned often, in [-2, 2].</param>
/// <param name="Stop">Texts before which the reply ends; they are no part of it.</param>
[GenerateSerializer, Immutable, Alias("sampling")]
public sealed record Sampling(
    [property: Id(0)] double? Temperature,
    [property: Id(1)] double? TopP,
    [property: Id(2)] int? MaxOutputTokens,
    [property: Id(3)] double? PresencePenalty,
    [property: Id(4)] double? FrequencyPenalty,
    [property: Id(5)] ImmutableArray<string> Stop)
{
    /// <summary>Whether both ask for the same; the stop texts are compared one by one.</summary>
    public bool Equals(Sampling? other)
        => other is not null
            && (Temperature, TopP, MaxOutputTokens, PresencePenalty, FrequencyPenalty)
                == (other.Temperature, other.TopP, other.MaxOutputTokens, other.PresencePenalty, other.FrequencyPenalty)
            && Stop.AsSpan().SequenceEqual(other.Stop.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Temperature, TopP, MaxOutputTokens, Stop.Length);
}
