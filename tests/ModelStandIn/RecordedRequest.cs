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

    /// <summary>Gets whether a key was sent.</summary>
    public bool HadKey { get; init; }

    /// <summary>Gets a task that ends when the client gives the request up.</summary>
    public Task Aborted => _aborted.Task;

    internal void Abort() => _aborted.TrySetResult();
}
