using System.Data.Common;
using Orleans.Storage;

namespace PersonaUniverse;

internal static class PersistentStateExtensions
{
    /// <summary>Writes <paramref name="next"/>, or leaves the state as storage last acknowledged it.</summary>
    /// <remarks>A call that interleaves with the write sees <paramref name="next"/> before storage does.</remarks>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first; this one is on its way out.</exception>
    public static async Task CommitAsync<TState>(
        this IPersistentState<TState> state, TState next, CancellationToken cancellationToken)
    {
        var acknowledged = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            state.State = acknowledged;
            if (failure is DbException or TimeoutException)
            {
                throw new DependencyUnavailableException("database", failure);
            }

            throw;
        }
    }
}
