using System.ComponentModel.DataAnnotations;

namespace PersonaUniverse.Sessions;

/// <summary>Names a session to watch, and the last event known of it.</summary>
internal sealed record JoinRequest : SessionRequest
{
    [Range(0, long.MaxValue)]
    public long? After { get; init; }
}
