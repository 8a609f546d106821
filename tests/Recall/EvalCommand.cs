namespace PersonaUniverse.Recall;

/// <summary>Scores one system.</summary>
internal static class EvalCommand
{
    public static async Task<int> RunAsync(RecallOptions options)
    {
        var script = new ScoringScript(options);
        var run = options.Run ?? Path.GetTempFileName();
        await Evaluation.WriteRunAsync(await Corpus.LoadAsync(script), () => RecallSystems.All[options.System](options), run);
        Console.Write(await script.ScoreAsync(run));
        if (options.Run is null)
        {
            File.Delete(run);
        }

        return 0;
    }
}
