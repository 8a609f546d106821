using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Traits;

/// <summary>The rapport and a ledger whose answers get lost.</summary>
public sealed class RapportGrainTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TaskCompletionSource _appending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _append = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _losesAnswers;

    [Fact]
    public async Task Observe_AfterAWriteWhoseAnswerWasLost_FollowsEachTurnOnce()
    {
        await using var host = await MemoryHost.StartAsync(
            _directory.Path,
            services => services.AddSingleton(provider => Losing(ActivatorUtilities.CreateInstance<TraitLedgerStore>(provider))));
        var rapport = host.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<IRapportGrain>(new UserPersonaKey("ada", MemoryHost.PersonaId).ToString());

        _losesAnswers = true;
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => rapport.ObserveAsync(Evidence(1), Cancellation));
        _losesAnswers = false;
        await rapport.ObserveAsync(Evidence(2), Cancellation);
        await rapport.ObserveAsync(Evidence(1), Cancellation);

        var history = await rapport.GetHistoryAsync(before: null, 10, Cancellation);
        Assert.Equal([Evidence(2).At, Evidence(1).At], history.Events.Select(occurrence => occurrence.At));
        Assert.Equal(2, (await rapport.GetAsync(cancellationToken: Cancellation))!.Version);
    }

    [Fact]
    public async Task Observe_TurnToldOfLate_DoesNotAgeWhatCameAfterIt()
    {
        await using var host = await MemoryHost.StartAsync(_directory.Path);
        var rapport = host.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<IRapportGrain>(new UserPersonaKey("ada", MemoryHost.PersonaId).ToString());
        await rapport.ObserveAsync(Evidence(1_000_000), Cancellation);
        var before = (await rapport.GetAsync(cancellationToken: Cancellation))!;

        await rapport.ObserveAsync(Evidence(1), Cancellation);

        var after = (await rapport.GetAsync(cancellationToken: Cancellation))!;
        Assert.Equal((before.Version + 1, before.At), (after.Version, after.At));
        Assert.True(after.Values["wit"] > before.Values["wit"]);
        var past = await rapport.GetHistoryAsync(before: null, 10, Cancellation);
        Assert.All(past.Events, occurrence => Assert.Equal(before.At, occurrence.At));
    }

    [Fact]
    public async Task Get_WhileATurnIsWritten_IsAnsweredAsBeforeAndThenAsAfter()
    {
        await using var host = await MemoryHost.StartAsync(
            _directory.Path,
            services => services.AddSingleton(provider => Slow(ActivatorUtilities.CreateInstance<TraitLedgerStore>(provider))));
        var rapport = host.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<IRapportGrain>(new UserPersonaKey("ada", MemoryHost.PersonaId).ToString());
        var observing = rapport.ObserveAsync(Evidence(1), Cancellation);
        await _appending.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var during = await rapport.GetAsync(cancellationToken: Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        _append.SetResult();
        await observing;
        var after = await rapport.GetAsync(cancellationToken: Cancellation);

        Assert.Equal((0, 1), (during!.Version, after!.Version));
    }

    public void Dispose() => _directory.Dispose();

    private static RapportEvidence Evidence(long seq) => new(
        "s", seq, SampleTurns.Start.AddMinutes(seq), [new Trait("wit", "Wit", "", 0.2, 0.2)], [new ObservedTrait("wit", "Wit", "", 0.9)]);

    /// <summary>A ledger that may write and then not say so.</summary>
    private ITraitLedger Losing(TraitLedgerStore ledger) => Stub.Of<ITraitLedger>((method, call) =>
    {
        var answer = method.Invoke(ledger, call);
        return _losesAnswers && method.Name == nameof(ITraitLedger.AppendAsync) ? LoseAsync((Task<bool>)answer!) : answer;
    });

    /// <summary>A ledger that writes when it is let.</summary>
    private ITraitLedger Slow(TraitLedgerStore ledger) => Stub.Of<ITraitLedger>((method, call) =>
        method.Name == nameof(ITraitLedger.AppendAsync)
            ? AppendLaterAsync(() => (Task<bool>)method.Invoke(ledger, call)!)
            : method.Invoke(ledger, call));

    private async Task<bool> AppendLaterAsync(Func<Task<bool>> append)
    {
        _appending.TrySetResult();
        await _append.Task;
        return await append();
    }

    private static async Task<bool> LoseAsync(Task<bool> appending)
    {
        await appending;
        throw new DependencyUnavailableException("database");
    }
}
