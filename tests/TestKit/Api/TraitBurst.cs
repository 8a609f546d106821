using System.Net;
using System.Text.Json;
using Xunit;

namespace PersonaUniverse.TestKit;

/// <summary>Many changes of a persona at once, and what its watchers make of them.</summary>
public static class TraitBurst
{
    /// <summary>The traits that are changed; every persona inherits them.</summary>
    private static readonly string[] Traits = ["warmth", "curiosity", "humility", "honesty"];

    // They queue for one persona, whose disk may be slow: the last in a longer queue would not be served in time.
    private const int AtOnce = 20;

    /// <summary>Makes changes from several doors at once, as fast as they go.</summary>
    public static Task ChangeAsync(string personaId, int count, IReadOnlyList<ApiClient> doors, CancellationToken cancellationToken)
        => Parallel.ForEachAsync(
            Enumerable.Range(1, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (step, stop) =>
            {
                var changed = await doors[step % doors.Count].PutAsync(
                    "/api/personality",
                    new { personaId, traitId = Traits[step % Traits.Length], action = "set", intensity = step % 100 / 100.0 },
                    stop);
                Assert.True(changed.Status is HttpStatusCode.OK, changed.Body);
            });

    /// <summary>Follows a persona until it is as in the end, as a client does that takes each event as it comes.</summary>
    /// <remarks>Where the API had to read the persona again, several events tell of the newest version: the last one counts.</remarks>
    /// <returns>The versions in the order heard.</returns>
    /// <exception cref="TimeoutException">It never is.</exception>
    public static async Task<IReadOnlyList<long>> FollowAsync(
        HubClient watcher, JsonElement beginning, JsonElement end, CancellationToken cancellationToken)
    {
        var intensities = IntensitiesOf(beginning);
        var expected = IntensitiesOf(end).ToHashSet();
        var versions = new List<long>();
        while (versions.Count == 0 || versions[^1] < end.GetProperty("version").GetInt64() || !expected.SetEquals(intensities))
        {
            var heard = (await watcher.AwaitAsync("trait_changed", cancellationToken)).Json;
            versions.Add(heard.GetProperty("version").GetInt64());
            var trait = heard.GetProperty("trait");
            intensities[trait.GetProperty("id").GetString()!] = trait.GetProperty("intensity").GetDouble();
        }

        return versions;
    }

    /// <summary>The intensities of a persona as an API tells it.</summary>
    public static Dictionary<string, double> IntensitiesOf(JsonElement persona)
        => persona.GetProperty("traits").EnumerateArray().ToDictionary(
            trait => trait.GetProperty("id").GetString()!, trait => trait.GetProperty("intensity").GetDouble());
}
