using System.Text.Json;

namespace PersonaUniverse.ModelStandIn;

/// <summary>A request that reached the stand-in.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Body">Its body, as sent.</param>
/// <param name="Headers">Its headers, without those that carry keys.</param>
public sealed record RecordedRequest(string Path, string Body, IReadOnlyDictionary<string, string> Headers)
{
    private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>Gets the text of the last message; empty if there is none.</summary>
    public string LastMessage => Json.TryGetProperty("messages", out var messages) && messages.GetArrayLength() > 0
        ? TextOf(messages[messages.GetArrayLength() - 1].GetProperty("content"))
        : "";

    /// <summary>Gets whether a key was sent.</summary>
    public bool HadKey { get; init; }

    /// <summary>Gets a task that ends when the client gives the request up.</summary>
    public Task Aborted => _aborted.Task;

    /// <summary>The text of a message's content, which is a string or a list of parts.</summary>
    public static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!
        : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));

    internal void Abort() => _aborted.TrySetResult();
}
