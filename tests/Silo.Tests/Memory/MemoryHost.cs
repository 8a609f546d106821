using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Hosting;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>
/// A whole silo with data of the test's own, for what memory does with the log, the embedder, the model and the vector store.
/// </summary>
internal sealed class MemoryHost : IAsyncDisposable
{
    /// <summary>The id of the persona that everything is told to.</summary>
    public const string PersonaId = "tutor";

    private readonly IHost _host;

    private MemoryHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts a silo on the data in a directory.</summary>
    /// <param name="directory">Where its data are.</param>
    /// <param name="settings">What else is configured.</param>
    public static Task<MemoryHost> StartAsync(string directory, params (string Key, string? Value)[] settings)
        => StartAsync(directory, _ => { }, settings);

    /// <summary>Starts a silo on the data in a directory.</summary>
    /// <param name="directory">Where its data are.</param>
    /// <param name="replace">Puts the test's own parts in place of the silo's.</param>
    /// <param name="settings">What else is configured.</param>
    public static async Task<MemoryHost> StartAsync(
        string directory, Action<IServiceCollection> replace, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataDirectory"] = directory,
            ["Orleans:SiloPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["Models:Default"] = "offline",

            // No sweeper shall do what a test is about.
            ["Memory:SweepInterval"] = "01:00:00",
            ["Memory:RetryPause"] = "00:00:00.050",
            ["Qdrant:SearchTimeout"] = "00:00:05",
            ["Qdrant:BreakDuration"] = "00:00:00.500",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddEmbeddedSilo();
        replace(builder.Services);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return new MemoryHost(host);
    }

    /// <summary>The memories of a user.</summary>
    public IMemoryGrain Memory(string userId)
        => Services.GetRequiredService<IGrainFactory>().GetGrain<IMemoryGrain>(new UserPersonaKey(userId, PersonaId).ToString());

    /// <summary>Writes turns to the log of a new session, in which the user says one text after another.</summary>
    public Task<SessionKey> LogAsync(string userId, params IEnumerable<string> texts)
        => LogAsync(userId, texts.Select(text => (PersonaId, text)));

    /// <summary>The same in a session in which two other personas are spoken to before each of these turns.</summary>
    public Task<SessionKey> LogEveryThirdAsync(string userId, IEnumerable<string> texts)
        => LogAsync(userId, texts.SelectMany(text => ((string, string)[])[("one", "Hello."), ("two", "Hello."), (PersonaId, text)]));

    /// <summary>Waits until all that is logged is remembered and can be found.</summary>
    public async Task SettleAsync(string userId)
    {
        var memory = Memory(userId);
        await memory.CatchUpAsync();
        await Poll.UntilAsync(
            async () => (await memory.GetHealthAsync(Cancellation)).Behind == 0,
            TestTimeouts.Process,
            Cancellation);
    }

    /// <summary>Waits until something is among what is remembered.</summary>
    public async Task ListsAsync(string userId, string text)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!(await ListAsync(userId)).Any(memory => memory.Text == text))
        {
            await looks.WaitForNextTickAsync(Cancellation);
        }
    }

    /// <summary>What is remembered, in the order in which it was said.</summary>
    public async Task<IReadOnlyList<MemoryEntry>> ListAsync(string userId)
        => [.. (await Memory(userId).ListAsync(after: null, 100, Cancellation)).Items.Reverse()];

    /// <summary>What is recalled for a message.</summary>
    public Task<Recollection> RecallAsync(string userId, string message)
        => Memory(userId).RecallAsync(new RecallRequest(message, [], 5, 0.2), Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private async Task<SessionKey> LogAsync(string userId, IEnumerable<(string PersonaId, string Text)> told)
    {
        var log = Services.GetRequiredService<ITurnLog>();
        var session = SampleTurns.NewSession(userId);
        var seq = 0L;
        foreach (var (personaId, text) in told)
        {
            seq++;
            await log.AppendAsync(
                session,
                SampleTurns.Create(seq, personaId, seq.ToString(CultureInfo.InvariantCulture), text),
                Cancellation);
        }

        return session;
    }
}
