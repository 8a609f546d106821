using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using PersonaUniverse.ModelStandIn;

namespace PersonaUniverse.Load;

/// <summary>Runs a stretch of turns and prints what it cost.</summary>
internal static class LoadPhase
{
    public static async Task RunAsync(PhaseOptions phase, LoadUser[] users, LoadOptions options)
    {
        var firstDeltas = new ConcurrentBag<double>();
        var afterFirstToken = new ConcurrentBag<double>();
        var wholes = new ConcurrentBag<double>();
        var cpuBefore = ServerProcesses.CpuTime(options.ProcessIds);
        var began = Stopwatch.GetTimestamp();
        var next = 0;
        var degradedRecalls = 0;

        // Of one user at a time, the stand-in can tell when it spoke.
        using var model = phase.Concurrency == 1 && options.Model is { } address ? new HttpClient { BaseAddress = address } : null;
        await Task.WhenAll(users.Take(phase.Concurrency).Select(async user =>
        {
            while (Interlocked.Increment(ref next) is var turn && turn <= phase.Turns)
            {
                var times = await user.TalkAsync(turn);
                var modelsOwn = options.ModelFirstToken;
                if (model is not null && await model.GetFromJsonAsync<StreamTimes>("last-stream") is { } stream)
                {
                    modelsOwn = Stopwatch.GetElapsedTime(stream.AskedAt, stream.SpokeAt);
                    afterFirstToken.Add(Stopwatch.GetElapsedTime(stream.SpokeAt, times.FirstDelta).TotalMilliseconds);
                }

                firstDeltas.Add((Stopwatch.GetElapsedTime(times.Sent, times.FirstDelta) - modelsOwn).TotalMilliseconds);
                wholes.Add(Stopwatch.GetElapsedTime(times.Sent, times.Ended).TotalMilliseconds);
                Interlocked.Add(ref degradedRecalls, times.RecallDegraded ? 1 : 0);
            }
        }));

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"{phase.Name}: {phase.Turns} turns, {phase.Concurrency} at once");
        Console.WriteLine($"  turns per second                      {phase.Turns / seconds:F0}");
        foreach (var (name, cpu) in ServerProcesses.CpuTime(options.ProcessIds))
        {
            Console.WriteLine($"  CPU per turn, {name,-22}  {(cpu - cpuBefore[name]).TotalMilliseconds / phase.Turns:F3} ms");
        }

        var total = ServerProcesses.CpuTime(options.ProcessIds).Sum(cpu => (cpu.Value - cpuBefore[cpu.Key]).TotalMilliseconds);
        Console.WriteLine($"  CPU per turn, together                {total / phase.Turns:F3} ms");
        Console.WriteLine($"  turns without full recall             {100.0 * degradedRecalls / phase.Turns:F1} %");
        Console.WriteLine($"  first delta beyond the model's own    p50 {At(firstDeltas, 0.5):F1} ms, p99 {At(firstDeltas, 0.99):F1} ms");
        if (!afterFirstToken.IsEmpty)
        {
            Console.WriteLine(
                $"  first delta after the model's token   p50 {At(afterFirstToken, 0.5):F1} ms, p99 {At(afterFirstToken, 0.99):F1} ms");
        }

        Console.WriteLine($"  whole turn                            p50 {At(wholes, 0.5):F1} ms, p99 {At(wholes, 0.99):F1} ms");
    }

    private static double At(IEnumerable<double> values, double quantile)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, quantile * sorted.Length)];
    }
}
