using System.Diagnostics;

namespace PersonaUniverse.Load;

/// <summary>What the server's processes have used.</summary>
internal static class ServerProcesses
{
    /// <summary>The processor time of each so far, by name and id.</summary>
    public static SortedDictionary<string, TimeSpan> CpuTime(IEnumerable<int> processIds)
        => Read(processIds, process => process.TotalProcessorTime);

    /// <summary>The memory resident now, in bytes.</summary>
    public static long ResidentBytes(IEnumerable<int> processIds)
        => Read(processIds, process => process.WorkingSet64).Values.Sum();

    private static SortedDictionary<string, T> Read<T>(IEnumerable<int> processIds, Func<Process, T> reading)
    {
        var readings = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var id in processIds)
        {
            using var process = Process.GetProcessById(id);
            readings[$"{CommandOf(id)} {id}"] = reading(process);
        }

        return readings;
    }

    private static string CommandOf(int id)
        => File.ReadAllText($"/proc/{id}/cmdline").Contains("PersonaUniverse.Api", StringComparison.Ordinal) ? "api" : "silo";
}
