using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>What every store of memories must do; run for each database.</summary>
public abstract class MemoryStoreTests(TestDatabase database)
{
    private static readonly float[] Half = [0.5f];

    private readonly ITurnLog _log = database.CreateTurnLog();
    private readonly SessionKey _session = SampleTurns.NewSession();

    private IMemoryStore Store { get; } = database.CreateMemoryStore();

    private UserPersonaKey Key => new(_session.UserId, SampleTurns.Create(1).PersonaId);

    [Fact]
    public async Task ReadBacklog_TurnsOfTheLog_AreThereOldestFirstUntilRemembered()
    {
        await AppendAsync(3);

        var backlog = await Store.ReadBacklogAsync(Key, 10, Cancellation);
        await RememberAsync(backlog[0]);

        Assert.Equal([1, 2, 3], backlog.Select(turn => turn.Turn.Seq));
        Assert.Equal([2, 3], (await Store.ReadBacklogAsync(Key, 10, Cancellation)).Select(turn => turn.Turn.Seq));
        Assert.Equal((2, 0), await Store.CountTurnsAsync(Key, Cancellation));
    }

    [Fact]
    public async Task ReadBacklog_TurnWithAReceipt_LeavesTheReceipt()
    {
        await _log.AppendAsync(_session, SampleTurns.Create(1) with { Receipt = SampleTurns.Receipt }, Cancellation);

        Assert.Null(Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation)).Turn.Receipt);
    }

    [Fact]
    public async Task Remember_WithEverything_LoadsBackEqual()
    {
        await AppendAsync(1);
        var turn = Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation));
        var memory = Memory(turn) with
        {
            Failures = 2,
            Embedder = "offline",
            Vector = new float[] { 0.25f, -1f, 1e-7f },
        };
        memory = memory with
        {
            Entry = memory.Entry with { Topic = "home", ValidTo = SampleTurns.Start, Sources = [Guid.NewGuid()], Pinned = true },
        };

        await Store.RememberAsync(Key, [new RememberedTurn(turn, [memory], [])], Cancellation);

        var loaded = Assert.Single(await Store.LoadAsync(Key, Cancellation));
        Assert.Equal(Text(memory), Text(loaded));
        Assert.Equal(memory.Vector.ToArray(), loaded.Vector.ToArray());
    }

    [Fact]
    public async Task Remember_TurnForgottenMeanwhile_StoresNothingOfIt()
    {
        await AppendAsync(2);
        var backlog = await Store.ReadBacklogAsync(Key, 10, Cancellation);
        await Store.ForgetTurnsAsync(Key, _session.SessionId, 1, Cancellation);

        var stored = await Store.RememberAsync(
            Key, [.. backlog.Select(turn => new RememberedTurn(turn, [Memory(turn)], []))], Cancellation);

        Assert.Equal([2], stored.Select(turn => turn.Logged.Turn.Seq));
        Assert.Equal(2, Assert.Single(await Store.LoadAsync(Key, Cancellation)).Entry.Seq);
    }

    [Fact]
    public async Task Remember_TurnOfADeletedSessionWhoseNumberIsTakenAgain_StoresNothingOfIt()
    {
        await AppendAsync(1);
        var turn = Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation));
        var earlier = turn with { Turn = turn.Turn with { CreatedAt = turn.Turn.CreatedAt.AddDays(-1) } };

        var stored = await Store.RememberAsync(Key, [new RememberedTurn(earlier, [Memory(earlier)], [])], Cancellation);
        await Store.RecordFailureAsync(Key, earlier, Cancellation);

        Assert.Empty(stored);
        Assert.Empty(await Store.LoadAsync(Key, Cancellation));
        Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation));
    }

    [Fact]
    public async Task Save_Forgotten_KeepsNoWordsAndCannotBeUndone()
    {
        await AppendAsync(1);
        var turn = Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation));
        var memory = await RememberAsync(turn);

        await Store.SaveAsync(Key, [memory.Forget()], Cancellation);
        await Store.SaveAsync(Key, [memory with { Step = MemoryStep.Done }], Cancellation);

        var left = Assert.Single(await Store.LoadAsync(Key, Cancellation));
        Assert.Equal((true, "", MemoryStep.Remove), (left.Forgotten, left.Entry.Text, left.Step));
        var rows = await database.QueryAsync(
            "SELECT entry FROM memories WHERE user_id = @user", ("user", _session.UserId));
        Assert.Equal("", Assert.Single(rows)[0]);

        await Store.SaveAsync(Key, [left with { Step = MemoryStep.Done }], Cancellation);
        var known = Assert.Single(await Store.LoadAsync(Key, Cancellation));
        Assert.Equal((true, "", MemoryStep.Done), (known.Forgotten, known.Entry.Text, known.Step));
    }

    [Fact]
    public async Task Settle_OfAnOlderCopy_StoresTheStepAndVectorAndLeavesTheTextAsItIs()
    {
        await AppendAsync(1);
        var memory = await RememberAsync(Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation)));
        await Store.SaveAsync(
            Key, [memory with { Entry = memory.Entry with { Text = "As I would rather have it.", Edited = true } }], Cancellation);

        await Store.SettleAsync(
            Key, [memory with { Step = MemoryStep.Done, Failures = 1, Embedder = "e", Vector = Half }], Cancellation);

        var settled = Assert.Single(await Store.LoadAsync(Key, Cancellation));
        Assert.Equal(("As I would rather have it.", true), (settled.Entry.Text, settled.Entry.Edited));
        Assert.Equal((MemoryStep.Done, 1, "e"), (settled.Step, settled.Failures, settled.Embedder));
        Assert.Equal(Half, settled.Vector.ToArray());
    }

    [Fact]
    public async Task Settle_OfWhatWasForgottenMeanwhile_LeavesItsVectorToBeRemoved()
    {
        await AppendAsync(1);
        var memory = await RememberAsync(Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation)));
        await Store.SaveAsync(Key, [memory.Forget()], Cancellation);

        await Store.SettleAsync(Key, [memory with { Step = MemoryStep.Done, Vector = Half }], Cancellation);
        var left = Assert.Single(await Store.LoadAsync(Key, Cancellation));
        await Store.SettleAsync(Key, [left with { Step = MemoryStep.Done }], Cancellation);
        var removed = Assert.Single(await Store.LoadAsync(Key, Cancellation));

        Assert.Equal((true, MemoryStep.Remove, 0), (left.Forgotten, left.Step, left.Vector.Length));
        Assert.Equal((true, MemoryStep.Done), (removed.Forgotten, removed.Step));
    }

    [Fact]
    public async Task RememberAgain_ARepeat_MakesItsTurnOneToRemember()
    {
        await AppendAsync(2);
        var backlog = await Store.ReadBacklogAsync(Key, 10, Cancellation);
        var older = await RememberAsync(backlog[0]);
        var repeat = Memory(backlog[1]).AsRepeatOf(older.Entry.Id);
        await Store.RememberAsync(Key, [new RememberedTurn(backlog[1], [repeat], [])], Cancellation);
        var noted = await LoadAsync(repeat);

        await Store.RememberAgainAsync(Key, [noted], Cancellation);

        Assert.Equal((true, "", older.Entry.Id), (noted.IsRepeat, noted.Entry.Text, Assert.Single(noted.Entry.Sources)));
        Assert.Equal(older.Entry.Id, Assert.Single(await Store.LoadAsync(Key, Cancellation)).Entry.Id);
        Assert.Equal(2, Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation)).Turn.Seq);
    }

    [Fact]
    public async Task Remember_WhatWasForgotten_EndsNothing()
    {
        await AppendAsync(3);
        var backlog = await Store.ReadBacklogAsync(Key, 10, Cancellation);
        var older = await RememberAsync(backlog[0]);
        var ended = older with { Entry = older.Entry with { ValidTo = SampleTurns.Start } };
        await Store.SaveAsync(Key, [Memory(backlog[1]).Forget()], Cancellation);

        await Store.RememberAsync(Key, [new RememberedTurn(backlog[1], [Memory(backlog[1])], [ended])], Cancellation);
        var afterForgotten = (await LoadAsync(older)).Entry.ValidTo;
        await Store.RememberAsync(Key, [new RememberedTurn(backlog[2], [Memory(backlog[2])], [ended])], Cancellation);

        Assert.Null(afterForgotten);
        Assert.Equal(SampleTurns.Start, (await LoadAsync(older)).Entry.ValidTo);
    }

    [Fact]
    public async Task RecordFailure_ThirdTime_GivesTheTurnUp()
    {
        await AppendAsync(1);

        await FailAsync();
        await FailAsync();
        Assert.Equal((1, 0), await Store.CountTurnsAsync(Key, Cancellation));
        await FailAsync();

        Assert.Equal((0, 1), await Store.CountTurnsAsync(Key, Cancellation));
        Assert.Empty(await Store.ReadBacklogAsync(Key, 10, Cancellation));
    }

    [Fact]
    public async Task RecordFailure_OfTheSameFailureAgain_CountsItOnce()
    {
        await AppendAsync(1);
        var turn = Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation));

        // As when the connection is lost after the database has done it, and the same is asked of another one.
        await Store.RecordFailureAsync(Key, turn, Cancellation);
        await Store.RecordFailureAsync(Key, turn, Cancellation);
        await Store.RecordFailureAsync(Key, turn, Cancellation);

        Assert.Equal(1, Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation)).Failures);
        Assert.Equal((1, 0), await Store.CountTurnsAsync(Key, Cancellation));
    }

    [Fact]
    public async Task Reset_DropsWhatIsDerivedAndKeepsWhatBearsItsUsersHand()
    {
        await AppendAsync(3);
        var backlog = await Store.ReadBacklogAsync(Key, 10, Cancellation);
        var memories = new List<StoredMemory>();
        foreach (var turn in backlog)
        {
            memories.Add(await RememberAsync(turn));
        }

        await Store.SaveAsync(Key, [memories[1] with { Entry = memories[1].Entry with { Pinned = true } }], Cancellation);
        await Store.ForgetTurnsAsync(Key, _session.SessionId, 3, Cancellation);
        await Store.ResetAsync(Key, Cancellation);

        Assert.Equal(memories[1].Entry.Id, Assert.Single(await Store.LoadAsync(Key, Cancellation)).Entry.Id);
        Assert.Equal([1, 2], (await Store.ReadBacklogAsync(Key, 10, Cancellation)).Select(turn => turn.Turn.Seq));
    }

    [Fact]
    public async Task FindBehind_TurnsOrMemoriesToSeeTo_NamesThePartition()
    {
        await AppendAsync(1);
        var later = SampleTurns.Start.AddYears(10);

        Assert.Contains(Key, await Store.FindBehindAsync(later, 1000, Cancellation));
        Assert.DoesNotContain(Key, await Store.FindBehindAsync(SampleTurns.Start.AddYears(-10), 1000, Cancellation));

        var memory = await RememberAsync(Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation)));
        Assert.Contains(Key, await Store.FindBehindAsync(later, 1000, Cancellation));

        await Store.SaveAsync(Key, [memory with { Step = MemoryStep.Done }], Cancellation);
        Assert.DoesNotContain(Key, await Store.FindBehindAsync(later, 1000, Cancellation));
    }

    private static string Text(StoredMemory memory)
        => $"{MemoryJson.Write(memory)} {memory.Step} {memory.Forgotten} {memory.Failures} {memory.Embedder}";

    private StoredMemory Memory(LoggedTurn turn) => new(
        new MemoryEntry(
            MemoryId.OfTurn(Key, turn.SessionId, turn.Turn.Seq, turn.Turn.CreatedAt, MemoryKind.Said),
            MemoryKind.Said,
            turn.Turn.UserMessage,
            turn.SessionId,
            turn.Turn.Seq,
            turn.Turn.CreatedAt),
        MemoryStep.Put);

    private async Task<StoredMemory> RememberAsync(LoggedTurn turn)
    {
        var memory = Memory(turn);
        Assert.Single(await Store.RememberAsync(Key, [new RememberedTurn(turn, [memory], [])], Cancellation));
        return memory;
    }

    private async Task<StoredMemory> LoadAsync(StoredMemory memory)
        => (await Store.LoadAsync(Key, Cancellation)).Single(loaded => loaded.Entry.Id == memory.Entry.Id);

    private async Task FailAsync()
        => await Store.RecordFailureAsync(Key, Assert.Single(await Store.ReadBacklogAsync(Key, 10, Cancellation)), Cancellation);

    private async Task AppendAsync(int turns)
    {
        for (var seq = 1; seq <= turns; seq++)
        {
            Assert.True(await _log.AppendAsync(_session, SampleTurns.Create(seq), Cancellation));
        }
    }
}
