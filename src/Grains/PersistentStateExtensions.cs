using System.Data.Common;
using System.Runtime.ExceptionServices;
using Orleans.Storage;

namespace PersonaUniverse;

internal static class PersistentStateExtensions
{
    /// <summary>Writes <paramref name="next"/>, or leaves the state as storage last acknowledged it and the grain on its way out.</summary>
    /// <remarks>
    /// A call that interleaves with the write sees <paramref name="next"/> before storage does. A write that failed may have been
    /// stored all the same: nobody is answered from the older state, but by the next activation, which reads what there is.
    /// </remarks>
    /// <param name="grain">The grain that writes.</param>
    /// <param name="state">Its state.</param>
    /// <param name="next">What it is to become.</param>
    /// <param name="activating">
    /// Whether the grain is only being activated. Then the failure ends it, and callers hear of that; sent away, it would have them try
    /// again and again.
    /// </param>
    /// <exception cref="DependencyUnavailableException">The database does not answer.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first; this one is on its way out.</exception>
    public static async Task CommitAsync<TState>(
        this IGrainBase grain, IPersistentState<TState> state, TState next, bool activating = false)
    {
        var acknowledged = state.State;
        state.State = next;
        try
        {
            // Not the caller's token: that would end the waiting, and nobody would know what was stored.
            await state.WriteStateAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            state.State = acknowledged;
            if (!activating)
            {
                grain.DeactivateOnIdle();
            }

            // Orleans wraps what the storage throws.
            var cause = failure is OrleansException { InnerException: { } inner } and not InconsistentStateException ? inner : failure;
            if (cause is DependencyUnavailableException)
            {
                ExceptionDispatchInfo.Throw(cause);
            }

            if (cause is DbException or TimeoutException)
            {
                throw new DependencyUnavailableException("database", cause);
            }

            throw;
        }
    }
}
