using Orleans.Storage;

namespace PersonaUniverse.Storage;

/// <summary>Orleans' AdoNet storage, with keys it cannot confuse and failures our callers know.</summary>
/// <remarks>
/// AdoNet storage stores a key that reads as a hexadecimal number or as a GUID as that number: <c>ada</c>, <c>ADA</c> and
/// <c>0ada</c> would share one state, and a user id comes from a token. A leading <c>/</c> keeps every key a text;
/// the queries in our migrations take it off again.
/// </remarks>
internal sealed class GrainStateStorage(IGrainStorage inner) : IGrainStorage
{
    /// <summary>The name of the provider inside this one.</summary>
    public const string InnerName = StorageNames.Grains + "-adonet";

    private const string KeyMark = "/";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ReadStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
        => GuardAsync(() => inner.ReadStateAsync(stateName, Mark(grainId), grainState, cancellationToken));

    public Task WriteStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
        => GuardAsync(() => inner.WriteStateAsync(stateName, Mark(grainId), grainState, cancellationToken));

    public Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
        => GuardAsync(() => inner.ClearStateAsync(stateName, Mark(grainId), grainState, cancellationToken));

    private static GrainId Mark(GrainId grainId) => GrainId.Create(grainId.Type, KeyMark + grainId.Key);

    private static Task<bool> GuardAsync(Func<Task> operation)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await operation();
            return true;
        });
}
