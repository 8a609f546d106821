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

    private static async Task AfterAsync(Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await work();
    }
}
