using Microsoft.Extensions.Logging.Abstractions;
using PersonaUniverse.Models;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Sessions;

/// <summary>What is kept of an extraction that failed: the turn stands without its traits, and an operator can see why.</summary>
public sealed class FailedExtractionTests
{
    private static readonly PersonaProfile Persona = new("ada", "Ada", "", "#336699", "", null, [], null, null, [], 1);

    private readonly SessionMind _mind;
    private readonly TurnAnalyst _analyst;
    private readonly List<(long Seq, string Reason)> _noted = [];
    private Task _noting = Task.CompletedTask;

    public FailedExtractionTests()
    {
        var (key, options) = (new SessionKey("user", "session"), new SessionOptions());
        var grains = TurnPipelines.Unasked<IGrainFactory>();
        _mind = new SessionMind(
            key,
            new RecentTurns(SessionWindow.Empty, options),
            new SessionFeed(key, options.EventsKept, TimeProvider.System, NullLogger.Instance),
            new SceneReader(grains, TimeProvider.System, key.UserId),
            new ExtractionQueue(TurnPipelines.Unasked<ITraitExtractor>()));
        _analyst = TurnPipelines.Analyst(grains, Stub.Of<ITurnLog>((method, call) =>
        {
            if (method.Name == nameof(ITurnLog.NoteFailedAnalysisAsync))
            {
                _noted.Add(((long)call[1]!, (string)call[2]!));
                return _noting;
            }

            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task Analyse_WhileTheModelIsTooSlow_IsNotedByItsCodeAndTold()
    {
        var known = _mind.Feed.LastEventId;

        await AnalyseAsync(1, Task.FromException<TurnAnalysis?>(new ModelException(ModelFailure.Timeout, "It said: secret.")));

        Assert.Equal([(1, TurnFailureCodes.ModelTimeout)], _noted);
        Assert.Equal(["traits"], Assert.Single(_mind.Feed.Since(known, _mind.Turns).Missed.OfType<TraitsExtracted>()).Degraded);
    }

    [Fact]
    public async Task Analyse_ReportThatCannotBeRead_IsNoted()
    {
        await AnalyseAsync(1, Task.FromResult<TurnAnalysis?>(null));

        Assert.Equal([(1, "report_unreadable")], _noted);
    }

    [Fact]
    public async Task Analyse_WhatIsObserved_IsNoFailure()
    {
        await AnalyseAsync(1, Task.FromResult<TurnAnalysis?>(TurnAnalysis.Empty));

        Assert.Empty(_noted);
    }

    [Fact]
    public async Task Analyse_WhileTheDatabaseDoesNotAnswer_EndsAllTheSame()
    {
        _noting = Task.FromException(new DependencyUnavailableException("database"));
        var known = _mind.Feed.LastEventId;

        await AnalyseAsync(1, Task.FromResult<TurnAnalysis?>(null));

        Assert.Single(_mind.Feed.Since(known, _mind.Turns).Missed.OfType<TraitsExtracted>());
    }

    [Fact]
    public async Task Analyse_WhileTheNoteIsStillBeingWritten_IsOver()
    {
        var writing = new TaskCompletionSource();
        _noting = writing.Task;

        await AnalyseAsync(1, Task.FromResult<TurnAnalysis?>(null)).WaitAsync(TestTimeouts.Default, Cancellation);
        var inOrder = _mind.InOrder;

        Assert.False(inOrder.IsCompleted);
        writing.SetResult();
        await inOrder;
    }

    [Fact]
    public async Task Analyse_BecauseTheDatabaseDoesNotAnswer_IsNotNotedThere()
    {
        await AnalyseAsync(1, Task.FromException<TurnAnalysis?>(new DependencyUnavailableException("database")));

        Assert.Empty(_noted);
    }

    [Fact]
    public async Task Analyse_GivenUpAsItsSessionLeavesTheSilo_IsNoFailure()
    {
        var known = _mind.Feed.LastEventId;
        _mind.Extractions.Dispose();

        await AnalyseAsync(1, Task.FromCanceled<TurnAnalysis?>(new CancellationToken(canceled: true)));

        Assert.Empty(_noted);
        Assert.Empty(_mind.Feed.Since(known, _mind.Turns).Missed);
    }

    [Fact]
    public async Task Analyse_OfADeletedSession_IsNotNoted()
    {
        _mind.IsDeleted = true;

        await AnalyseAsync(1, Task.FromResult<TurnAnalysis?>(null));

        Assert.Empty(_noted);
    }

    private Task AnalyseAsync(long seq, Task<TurnAnalysis?> extraction)
    {
        var scene = new Scene(
            new TraitStack(Persona, TraitShifts.None, TraitShifts.None, Told.Start), new PromptBasis(Persona, UserPreferences.None));
        return _analyst.AnalyseNewAsync(_mind, new FinishedTurn(Told.Turn(seq), scene, extraction));
    }
}
