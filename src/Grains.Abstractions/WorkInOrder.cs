namespace PersonaUniverse;

/// <summary>Does one piece of work after another, in the order in which they were given.</summary>
/// <remarks>
/// In a grain all of it runs on the grain's scheduler. A piece that fails fails its own task; the next one begins all the same.
/// </remarks>
public sealed class WorkInOrder
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Gets the end of all that was given by now, done well or not.</summary>
    public Task Done => AfterAsync(_last, () => Task.CompletedTask);

    /// <summary>Does work when that given before is done.</summary>
    public Task DoAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate)
        {
            return _last = AfterAsync(_last, work);
        }
    }

    /// <summary>Does work that gives something when that given before is done.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    public Task<T> DoAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate)
        {
            var done = AfterAsync(_last, work);
            _last = done;
            return done;
        }
    }

    private static async Task<T> AfterAsync<T>(Task before, Func<Task<T>> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return await work();
    }

    private static async Task AfterAsync(Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await work();
    }
}
