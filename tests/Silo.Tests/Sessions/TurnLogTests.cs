using PersonaUniverse.Storage;

namespace PersonaUniverse.Sessions;

/// <summary>What every log of turns must do; run for each database.</summary>
public abstract partial class TurnLogTests(TestDatabase database) : IAsyncLifetime
{
    private GroupCommit _writes = database.CreateWrites();

    private protected ITurnLog Log => database.CreateTurnLog(_writes);

    private protected SessionKey Session { get; } = SampleTurns.NewSession();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _writes.DisposeAsync();
    }

    [Fact]
    public async Task Append_TurnWithAReceipt_IsReadBackWhole()
    {
        var turn = SampleTurns.Create(1) with { Receipt = SampleTurns.Receipt, Analysis = SampleTurns.Analysis };

        await Log.AppendAsync(Session, turn, Cancellation);

        Assert.Equal(SampleTurns.Text(turn), SampleTurns.Text(Assert.Single(await Log.ReadAsync(Session, null, null, 10, Cancellation))));
    }

    [Fact]
    public async Task Find_AndReadWindow_TurnWithAReceipt_LeaveTheReceipt()
    {
        var turn = SampleTurns.Create(1) with { Receipt = SampleTurns.Receipt, Analysis = SampleTurns.Analysis };
        await Log.AppendAsync(Session, turn, Cancellation);

        var found = await Log.FindAsync(Session, turn.ClientMessageId, Cancellation);
        var window = await Log.ReadWindowAsync(Session, 10, Cancellation);

        var expected = SampleTurns.Text(turn with { Receipt = null });
        Assert.Equal(expected, SampleTurns.Text(found));
        Assert.Equal(expected, SampleTurns.Text(Assert.Single(window.Turns)));
    }

    [Fact]
    public async Task Append_FullTurn_ReadsBackEqual()
    {
        var turn = SampleTurns.Create(1) with
        {
            Memories = [new RecalledMemory(7, "other", "said “then”", 0.123456789, SampleTurns.Start.AddDays(-3))],
            Degraded = ["memory", "fallback"],
            Analysis = SampleTurns.Analysis,
        };

        Assert.True(await Log.AppendAsync(Session, turn, Cancellation));

        Assert.Equal(SampleTurns.Text(turn), SampleTurns.Text(await Log.FindAsync(Session, turn.ClientMessageId, Cancellation)));
    }

    [Fact]
    public async Task Append_DefaultArrays_ReadBackEmpty()
    {
        await Log.AppendAsync(Session, SampleTurns.Create(1) with { Memories = default, Degraded = default }, Cancellation);

        var turn = Assert.Single(await Log.ReadAsync(Session, null, null, 10, Cancellation));
        Assert.Empty(turn.Memories);
        Assert.Empty(turn.Degraded);
    }

    [Fact]
    public async Task Append_TakenNumberOrMessageId_ReturnsFalseAndChangesNothing()
    {
        Assert.True(await Log.AppendAsync(Session, SampleTurns.Create(1), Cancellation));

        Assert.False(await Log.AppendAsync(Session, SampleTurns.Create(1, clientMessageId: "another"), Cancellation));
        Assert.False(await Log.AppendAsync(Session, SampleTurns.Create(2, clientMessageId: "message-1"), Cancellation));

        Assert.Equal(1, (await Log.GetSummaryAsync(Session, Cancellation))?.Turns);
        Assert.Single(await Log.ReadAsync(Session, null, null, 10, Cancellation));
    }

    [Fact]
    public async Task Append_SameTurnManyTimesAtOnce_GoesInOnce()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Log.AppendAsync(Session, SampleTurns.Create(1), Cancellation)));

        Assert.Single(results, stored => stored);
        Assert.Equal(1, (await Log.GetSummaryAsync(Session, Cancellation))?.Turns);
    }

    [Fact]
    public async Task Append_OneSessionManyTurnsAtOnce_CountsAllAndKeepsPersonasInOrder()
    {
        string[] personas = ["ada", "bo", "cy"];
        await Task.WhenAll(Enumerable.Range(1, 30).Select(
            seq => Log.AppendAsync(Session, SampleTurns.Create(seq, personas[(seq - 1) / 10]), Cancellation)));

        var summary = await Log.GetSummaryAsync(Session, Cancellation);

        Assert.Equal(30, summary?.Turns);
        Assert.Equal(personas, summary?.PersonaIds);
        Assert.Equal(SampleTurns.Create(1).CreatedAt, summary?.CreatedAt);
        Assert.Equal(SampleTurns.Create(30).CreatedAt, summary?.LastAt);
    }

    [Fact]
    public async Task Append_TwoThousandAtOnce_AllDurableAfterReopening()
    {
        var sessions = Enumerable.Range(0, 200).Select(_ => SampleTurns.NewSession(Session.UserId)).ToArray();
        var results = await Task.WhenAll(Enumerable.Range(0, 2000).Select(
            i => Log.AppendAsync(sessions[i % 200], SampleTurns.Create(1 + (i / 200)), Cancellation)));
        await ReopenAsync();

        Assert.All(results, Assert.True);
        foreach (var session in sessions)
        {
            var window = await Log.ReadWindowAsync(session, 20, Cancellation);
            Assert.Equal(Enumerable.Range(1, 10).Select(seq => (long)seq), window.Turns.Select(turn => turn.Seq));
            Assert.Equal((10, 10), (window.LastSeq, window.TotalTurns));
        }
    }

    [Fact]
    public async Task Append_OneRowTheDatabaseRefuses_FailsAloneAndOthersGoIn()
    {
        var others = Enumerable.Range(0, 40).Select(_ => SampleTurns.NewSession()).ToArray();
        var before = others[..20].Select(session => Log.AppendAsync(session, SampleTurns.Create(1), Cancellation)).ToArray();
        var refused = Log.AppendAsync(Session, SampleTurns.Create(1) with { AiResponse = null! }, Cancellation);
        var after = others[20..].Select(session => Log.AppendAsync(session, SampleTurns.Create(1), Cancellation)).ToArray();

        Assert.All(await Task.WhenAll([.. before, .. after]), Assert.True);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => refused);
        Assert.IsNotType<DependencyUnavailableException>(failure);
        Assert.Null(await Log.GetSummaryAsync(Session, Cancellation));
    }

    [Fact]
    public async Task Append_CallerGone_OthersGoIn()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        var mine = Enumerable.Range(1, 20).Select(seq => Log.AppendAsync(Session, SampleTurns.Create(seq), Cancellation)).ToArray();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Log.AppendAsync(Session, SampleTurns.Create(21), gone.Token));

        Assert.All(await Task.WhenAll(mine), Assert.True);
    }

    [Fact]
    public async Task Dispose_WritesWaiting_AreDurable()
    {
        var waiting = Enumerable.Range(1, 300).Select(seq => Log.AppendAsync(Session, SampleTurns.Create(seq), Cancellation)).ToArray();
        var closed = Log;
        await ReopenAsync();

        Assert.All(await Task.WhenAll(waiting), Assert.True);
        Assert.Equal(300, (await Log.GetSummaryAsync(Session, Cancellation))?.Turns);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => closed.AppendAsync(Session, SampleTurns.Create(301), Cancellation));
    }

    [Fact]
    public async Task ReadWindow_SeveralPersonas_HoldsTheLastTurnsOfEach()
    {
        await AppendAsync("ada", "ada", "ada", "bo", "ada", "bo", "cy");

        var window = await Log.ReadWindowAsync(Session, 2, Cancellation);

        Assert.Equal([3, 4, 5, 6, 7], window.Turns.Select(turn => turn.Seq));
        Assert.Equal((7, 7), (window.LastSeq, window.TotalTurns));
    }

    [Fact]
    public async Task ReadWindow_OfNoTurns_StillKnowsTheLastNumber()
    {
        await AppendAsync("ada", "bo");

        var window = await Log.ReadWindowAsync(Session, 0, Cancellation);

        Assert.Empty(window.Turns);
        Assert.Equal((2, 2), (window.LastSeq, window.TotalTurns));
    }

    [Fact]
    public async Task ReadWindow_UnknownSession_IsEmpty()
        => Assert.Equal(SessionWindow.Empty, await Log.ReadWindowAsync(Session, 10, Cancellation));

    [Fact]
    public async Task Read_InPages_GivesNewestFirst()
    {
        await AppendAsync("ada", "bo", "ada", "bo", "ada");

        var first = await Log.ReadAsync(Session, null, null, 2, Cancellation);
        var second = await Log.ReadAsync(Session, null, first[^1].Seq, 2, Cancellation);
        var withBo = await Log.ReadAsync(Session, "bo", 4, 10, Cancellation);

        Assert.Equal([5, 4], first.Select(turn => turn.Seq));
        Assert.Equal([3, 2], second.Select(turn => turn.Seq));
        Assert.Equal([2], withBo.Select(turn => turn.Seq));
    }

    [Fact]
    public async Task Find_UnknownMessage_IsNull()
    {
        await AppendAsync("ada");
        Assert.Null(await Log.FindAsync(Session, "nobody wrote this", Cancellation));
        Assert.Null(await Log.FindAsync(SampleTurns.NewSession(Session.UserId), "message-1", Cancellation));
    }

    [Fact]
    public async Task RecordAnalysis_TwiceOrForNoTurn_DoesNoHarm()
    {
        await AppendAsync("ada", "ada");

        await Task.WhenAll(
            Log.RecordAnalysisAsync(Session, 1, TurnAnalysis.Empty, Cancellation),
            Log.RecordAnalysisAsync(Session, 1, SampleTurns.Analysis, Cancellation),
            Log.RecordAnalysisAsync(Session, 99, SampleTurns.Analysis, Cancellation));

        var turns = await Log.ReadAsync(Session, null, null, 10, Cancellation);
        Assert.Equal(2, turns.Length);
        Assert.Null(turns[0].Analysis);
        Assert.Equal(SampleTurns.Text(SampleTurns.Analysis), SampleTurns.Text(turns[1].Analysis));
    }

    private protected async Task ReopenAsync()
    {
        await _writes.DisposeAsync();
        _writes = database.CreateWrites();
    }

    private async Task AppendAsync(params string[] personaIds)
    {
        for (var i = 0; i < personaIds.Length; i++)
        {
            Assert.True(await Log.AppendAsync(Session, SampleTurns.Create(i + 1, personaIds[i]), Cancellation));
        }
    }
}
