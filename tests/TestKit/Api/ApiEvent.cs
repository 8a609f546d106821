using System.Text.Json;

namespace PersonaUniverse.TestKit;

/// <summary>An event, as the hub or a server-sent stream tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">What it says.</param>
public sealed record ApiEvent(string Name, JsonElement Json)
{
    /// <summary>Gets the id of the stream's own line; null over the hub.</summary>
    public string? StreamId { get; init; }

    /// <summary>Gets its place in the session's order.</summary>
    public long EventId => Json.GetProperty("eventId").GetInt64();

    /// <summary>Gets a member as text; null when there is none.</summary>
    public string? Text(string member) => Json.TryGetProperty(member, out var value) ? value.GetString() : null;

    /// <summary>Whether it is of this name and of this message's turn.</summary>
    public bool Is(string name, string clientMessageId) => Name == name && Text("clientMessageId") == clientMessageId;
}
