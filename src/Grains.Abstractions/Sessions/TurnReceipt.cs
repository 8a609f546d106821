using System.Collections.Immutable;

namespace PersonaUniverse.Sessions;

/// <summary>Under which traits a reply was made, and by reference what else its model was given.</summary>
/// <param name="RapportVersion">The version of the rapport between user and persona; 0 before there was any.</param>
/// <param name="SessionVersion">The turn that last moved the session's layer; 0 for none.</param>
/// <param name="RapportShifts">The rapport's shifts as the reply was made, in [-1, 1], by trait id.</param>
/// <param name="SessionShifts">The session's shifts as the reply was made, in [-1, 1], by trait id.</param>
[GenerateSerializer, Immutable, Alias("turn-receipt")]
public sealed record TurnReceipt(
    [property: Id(0)] long RapportVersion,
    [property: Id(1)] long SessionVersion,
    [property: Id(2)] ImmutableSortedDictionary<string, double> RapportShifts,
    [property: Id(3)] ImmutableSortedDictionary<string, double> SessionShifts);
