namespace PersonaUniverse.Recall;

/// <summary>What to measure on.</summary>
/// <param name="Data">The folder of annotated conversations.</param>
/// <param name="Script">The script that makes the corpus of them and scores a run.</param>
/// <param name="System">The name of the system under test (<see cref="RecallSystems"/>).</param>
/// <param name="Run">Where to leave the run file; a temporary file when not given.</param>
/// <param name="Qdrant">The address of a Qdrant server; null for the exact engine.</param>
internal sealed record RecallOptions(string Data, string Script, string System, string? Run, string? Qdrant)
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
            given.GetValueOrDefault("run"),
            given.GetValueOrDefault("qdrant"));
    }

    public static int ShowUsage()
    {
        var systems = string.Join(", ", RecallSystems.All.Keys);
        Console.Error.WriteLine(
            $"""
            eval   --data FOLDER [--score score.py] [--system NAME] [--qdrant URL] [--run FILE]   score one: {systems}
            agree  --data FOLDER [--score score.py] --qdrant URL                   how often both engines find the same five
            ablate --data FOLDER [--score score.py]                                leave each ingredient out in turn
            bench  --data FOLDER [--score score.py] [--qdrant URL]                 latency and memory by the number of memories
            index  --data FOLDER [--score score.py] [--qdrant URL]                 turns indexed a second
            """);
        return 2;
    }
}
