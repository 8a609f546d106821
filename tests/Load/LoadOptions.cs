using System.Globalization;

namespace PersonaUniverse.Load;

/// <summary>What to drive, and whose cost to count.</summary>
/// <param name="Urls">The APIs, used in turn.</param>
/// <param name="ProcessIds">The server's processes.</param>
/// <param name="Persona">Whom to talk to.</param>
/// <param name="Users">How many users are connected, each with a session of their own.</param>
/// <param name="Phases">What to run, one after another; those of no turns are left out.</param>
/// <param name="ModelFirstToken">The model's own time to its first token, as it is meant to be.</param>
/// <param name="Model">Where the stand-in tells when it spoke; null when it need not be asked.</param>
/// <param name="IdleSessions">How many sessions to open for the memory figure; 0 for none.</param>
internal sealed record LoadOptions(
    IReadOnlyList<Uri> Urls,
    IReadOnlyList<int> ProcessIds,
    string Persona,
    int Users,
    IReadOnlyList<PhaseOptions> Phases,
    TimeSpan ModelFirstToken,
    Uri? Model,
    int IdleSessions)
{
    public static LoadOptions Parse(string[] args)
    {
        var given = args.Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1], StringComparer.Ordinal);
        string Text(string name, string otherwise) => given.GetValueOrDefault(name, otherwise);
        int Number(string name, int otherwise) => int.Parse(Text(name, $"{otherwise}"), CultureInfo.InvariantCulture);

        var users = Number("users", 64);
        return new LoadOptions(
            [.. Text("urls", "http://127.0.0.1:5080").Split(',').Select(url => new Uri(url))],
            [
                .. Text("pids", "")
                    .Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(pid => int.Parse(pid, CultureInfo.InvariantCulture)),
            ],
            Text("persona", "tutor"),
            users,
            [
                .. new[]
                {
                    new PhaseOptions("warm-up", users, Number("warmup", 2000)),
                    new PhaseOptions("light load", 1, Number("light", 200)),
                    new PhaseOptions("full load", users, Number("turns", 10_000)),
                }.Where(phase => phase.Turns > 0),
            ],
            TimeSpan.FromMilliseconds(Number("first-token-ms", 0)),
            given.TryGetValue("model", out var model) ? new Uri(model) : null,
            Number("idle-sessions", 0));
    }
}
