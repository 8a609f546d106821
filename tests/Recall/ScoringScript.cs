using System.Diagnostics;
using System.Text.Json;

namespace PersonaUniverse.Recall;

/// <summary>The script that knows the annotators' evidence, run by Python 3.</summary>
internal sealed class ScoringScript(RecallOptions options)
{
    public Task WriteCorpusAsync(string file) => RunAsync("--corpus", file);

    /// <summary>Scores a run and returns the table as text.</summary>
    public Task<string> ScoreAsync(string run) => RunAsync("--run", run);

    /// <summary>Scores a run and returns R@5 and R@10 over all categories but the adversarial one.</summary>
    public async Task<(double AtFive, double AtTen)> ScoreAllAsync(string run)
    {
        using var table = JsonDocument.Parse(await RunAsync("--json", "--run", run));
        var all = table.RootElement.GetProperty("all");
        return (all.GetProperty("R@5").GetDouble(), all.GetProperty("R@10").GetDouble());
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", [options.Script, options.Data, .. arguments])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("python3 did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The scoring script ended with {process.ExitCode}.");
    }
}
