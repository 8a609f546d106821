using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.Memory;
using PersonaUniverse.Models;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>A turn that no model will analyse, in a session that is activated again and again.</summary>
public sealed class GivenUpAnalysisTests : IDisposable
{
    private const string Poison = "Nobody analyses this.";

    private readonly TemporaryDirectory _directory = new();
    private ModelFailure _failure;
    private int _asked;

    [Theory]
    [InlineData(ModelFailure.Refused)]
    [InlineData(ModelFailure.Timeout)]
    public async Task Activate_SessionOfATurnThatCannotBeAnalysed_AsksThriceAndGoesOn(object failure)
    {
        _failure = (ModelFailure)failure;
        SessionKey session;
        await using (var host = await StartAsync())
        {
            session = await host.LogAsync("ada", Poison);
        }

        for (var activation = 1; activation <= 5; activation++)
        {
            await using var host = await StartAsync();
            await ChatAsync(host, session, $"m{activation}");
        }

        Assert.Equal(ITurnLog.AnalysisAttempts, _asked);
        await using var last = await StartAsync();
        var window = await last.Services.GetRequiredService<ITurnLog>().ReadWindowAsync(session, 10, Cancellation);
        Assert.Equal([1], window.GivenUp);
        Assert.Equal([1], window.Turns.Where(turn => turn.Analysis is null).Select(turn => turn.Seq));
        Assert.Equal(6, window.TotalTurns);
    }

    public void Dispose() => _directory.Dispose();

    private static async Task ChatAsync(MemoryHost host, SessionKey key, string message)
    {
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var session = grains.GetGrain<ISessionGrain>(key.ToString());
        var told = Channel.CreateUnbounded<SessionEvent>();
        var watcher = Stub.Of<ISessionObserver>((_, call) =>
        {
            foreach (var occurrence in (ImmutableArray<SessionEvent>)call[1]!)
            {
                told.Writer.TryWrite(occurrence);
            }

            return Task.CompletedTask;
        });
        await session.WatchAsync(grains.CreateObjectReference<ISessionObserver>(watcher), devices: 0, after: null, Cancellation);
        var accepted = await session.AcceptAsync(new Utterance(MemoryHost.PersonaId, "And now?", message), Cancellation);
        await told.Reader.ReadAllAsync(Cancellation).FirstAsync(
            occurrence => occurrence is TraitsExtracted { Degraded: [] } extracted && extracted.Seq == accepted.Seq, Cancellation);
        GC.KeepAlive(watcher);
    }

    private Task<MemoryHost> StartAsync()
        => MemoryHost.StartAsync(_directory.Path, services => services.AddSingleton(Stub.Of<ITraitExtractor>((method, call) =>
        {
            if (method.Name == nameof(ITraitExtractor.AsksModel))
            {
                return true;
            }

            var exchanges = (ImmutableArray<Exchange>)call[0]!;
            if (exchanges.All(exchange => exchange.UserMessage != Poison))
            {
                return Task.FromResult<ImmutableArray<TurnAnalysis?>>([.. exchanges.Select(_ => TurnAnalysis.Empty)]);
            }

            _asked++;
            return Task.FromException<ImmutableArray<TurnAnalysis?>>(new ModelException(_failure, "Not this."));
        })));
}
