namespace PersonaUniverse.Load;

/// <summary>
/// Measures what a live session takes: many are opened, each with one turn, and what the processes grew by is shared out.
/// </summary>
internal static class SessionMemory
{
    private const int AtOnce = 16;

    public static async Task MeasureAsync(LoadUser[] users, LoadOptions options)
    {
        var before = ServerProcesses.ResidentBytes(options.ProcessIds);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, options.IdleSessions),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, _) => await users[number % users.Length].OpenSessionAsync(number / users.Length));
        var grown = ServerProcesses.ResidentBytes(options.ProcessIds) - before;
        var each = grown / 1024.0 / options.IdleSessions;
        Console.WriteLine($"memory: {options.IdleSessions} further live sessions, {each:F1} KiB resident each, all processes together");
    }
}
