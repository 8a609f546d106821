namespace PersonaUniverse.Recall;

/// <summary>What to measure on.</summary>
/// <param name="Data">The folder of annotated conversations.</param>
/// <param name="Script">The script that makes the corpus of them and scores a run.</param>
/// <param name="System">The name of the system under test (<see cref="RecallSystems"/>).</param>
/// <param name="Run">Where to leave the run file; a temporary file when not given.</param>
internal sealed record RecallOptions(string Data, string Script, string System, string? Run)
{
    public static RecallOptions Parse(string[] args)
    {
        var given = args.Chunk(2).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1], StringComparer.Ordinal);
        var data = given.GetValueOrDefault("data") ?? throw new ArgumentException("Say where the conversations are: --data FOLDER.");
        return new RecallOptions(
            data,
            given.GetValueOrDefault("score") ?? Path.Combine(data, "..", "score.py"),
            given.GetValueOrDefault("system") ?? RecallSystems.Offline,
            given.GetValueOrDefault("run"));
    }

    public static int ShowUsage()
    {
        Console.Error.WriteLine(
            $"""
            eval   --data FOLDER [--score score.py] [--system NAME] [--run FILE]   score a system: {string.Join(", ", RecallSystems.All.Keys)}
            ablate --data FOLDER [--score score.py]                                leave each ingredient out in turn
            bench  --data FOLDER [--score score.py]                                latency and memory by the number of memories
            """);
        return 2;
    }
}
