using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PersonaUniverse.Hosting;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;
using PersonaUniverse.Users;

namespace PersonaUniverse.Recall;

/// <summary>The whole way a reply's memories go: turns in the log, indexed after the turn, recalled by the grain of a silo.</summary>
/// <param name="qdrant">Where Qdrant is; null for the exact engine.</param>
internal sealed class HostedRecall(string? qdrant) : IRecallSystem
{
    /// <summary>The first to speak is the user; the other is the persona of this id.</summary>
    private const string PersonaId = "other";

    private const int Limit = 25;

    private static readonly Actor Admin = new("admin", IsAdmin: true);

    private readonly TemporaryDirectory _data = new();
    private readonly ConversationClock _clock = new();
    private readonly Dictionary<(string Session, long Seq, bool Reply), string> _ids = [];
    private UserPersonaKey _key;
    private IHost? _host;

    private IHost Running => _host ?? throw new InvalidOperationException("Nothing is remembered yet.");

    private IMemoryGrain Memory => Running.Services.GetRequiredService<IGrainFactory>().GetGrain<IMemoryGrain>(_key.ToString());

    public async Task RememberAsync(IReadOnlyList<CorpusMemory> memories, CancellationToken cancellationToken = default)
    {
        await LogAsync(memories, cancellationToken);
        await IndexAsync(cancellationToken);
    }

    /// <summary>Starts the silo and writes the conversation to its log.</summary>
    public async Task LogAsync(IReadOnlyList<CorpusMemory> memories, CancellationToken cancellationToken = default)
    {
        var user = memories[0].Speaker;
        _key = new UserPersonaKey(user, PersonaId);
        _clock.Now = memories[^1].At;
        _host = Build();
        await _host.StartAsync(cancellationToken);
        await IntroduceAsync(user, memories.First(memory => memory.Speaker != user).Speaker, cancellationToken);
        var log = _host.Services.GetRequiredService<ITurnLog>();
        foreach (var (session, turn) in Exchanges.Of(memories, user, _ids))
        {
            await log.AppendAsync(new SessionKey(user, session), turn with { PersonaId = PersonaId }, cancellationToken);
        }
    }

    /// <summary>Has all be indexed that the log holds, and waits.</summary>
    public async Task IndexAsync(CancellationToken cancellationToken = default)
    {
        await Memory.CatchUpAsync();
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await Memory.GetHealthAsync(cancellationToken)).Behind > 0)
        {
            await looks.WaitForNextTickAsync(cancellationToken);
        }
    }

    public async Task<IReadOnlyList<string>> RecallAsync(string question, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        _clock.Now = now;
        var found = await Memory.RecallAsync(new RecallRequest(question, [], Limit), cancellationToken);
        if (found.Degraded)
        {
            throw new InvalidOperationException("The vectors were out of reach.");
        }

        // A fact names the turn it was read in, and a summary its last: what stands for no turn of its own finds none.
        return [.. found.Memories
            .Select(memory => memory.Kind is MemoryKind.Summary
                ? $"summary:{memory.Id}"
                : _ids[(memory.SessionId, memory.Seq, memory.Kind is MemoryKind.Reply)])
            .Distinct()];
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            await host.StopAsync();
            host.Dispose();
        }

        _data.Dispose();
    }

    private IHost Build()
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataDirectory"] = _data.Path,
            ["Models:Default"] = "offline",
            ["ConnectionStrings:Qdrant"] = qdrant,
            ["Qdrant:Collection"] = string.Create(CultureInfo.InvariantCulture, $"recall-{Guid.NewGuid():N}"),
            ["Qdrant:SearchTimeout"] = "00:00:05",
        });
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.AddEmbeddedSilo();
        return builder.Build();
    }

    private async Task IntroduceAsync(string user, string persona, CancellationToken cancellationToken)
    {
        var grains = Running.Services.GetRequiredService<IGrainFactory>();
        var definition = new PersonaDefinition(
            persona,
            "The other of two who talk.",
            "#808080",
            Instructions: "",
            Greeting: null,
            Examples: [],
            Model: null,
            Traits: [],
            CoreIntensities: ImmutableDictionary<string, double>.Empty);
        var draft = new PersonaDraft(definition, ImmutableSortedDictionary<string, double>.Empty, PersonaVisibility.Public);
        await grains.GetGrain<IPersonaGrain>(PersonaId).CreateAsync(draft, Admin, cancellationToken: cancellationToken);
        await grains.GetGrain<IUserGrain>(user).SetPreferencesAsync(
            ImmutableSortedDictionary<string, string>.Empty.Add("name", user), cancellationToken);
    }
}
