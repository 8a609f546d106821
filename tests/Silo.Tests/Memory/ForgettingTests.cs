using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>What forgetting leaves behind: in the memory that is awake, in the next one, and in one that is derived anew.</summary>
public sealed class ForgettingTests : IDisposable
{
    private const string User = "ada";
    private const string Older = "I live in Lisbon.";
    private const string Bees = "My grandmother kept bees behind the mill.";
    private const string Newer = "I live in Porto.";

    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task Forget_NewerOfTwoHomes_MakesTheOlderTrueAgainForGood()
    {
        await using (var host = await StartAsync())
        {
            await host.LogAsync(User, Older, Newer);
            await host.SettleAsync(User);
            await ForgetAsync(host, Newer);
            await AssertLivesInLisbonAsync(host);
        }

        await using var next = await StartAsync();
        await AssertLivesInLisbonAsync(next);
        await next.Memory(User).RebuildAsync(Cancellation);
        await next.SettleAsync(User);
        await AssertLivesInLisbonAsync(next);
    }

    [Fact]
    public async Task Forget_TheMiddleOfThreeHomes_HasTheFirstLastUntilTheThird()
    {
        await using var host = await StartAsync();
        await host.LogAsync(User, Older, Newer, "I live in Madrid.");
        await host.SettleAsync(User);

        await ForgetAsync(host, Newer);
        await AssertAsync();
        await host.Memory(User).RebuildAsync(Cancellation);
        await host.SettleAsync(User);
        await AssertAsync();

        async Task AssertAsync()
        {
            var homes = await host.ListAsync(User);
            Assert.Equal([(Older, homes[1].At), ("I live in Madrid.", null)], homes.Select(home => (home.Text, home.ValidTo)));
        }
    }

    [Fact]
    public async Task Forget_WhatWasSaidTwice_StaysForgottenWhenDerivedAnew()
    {
        await using var host = await StartAsync(("Memory:BatchSize", "1"));
        await host.LogAsync(User, Bees, Older, "My grandmother kept bees, behind the mill!");
        await host.SettleAsync(User);

        await ForgetAsync(host, Bees);
        await host.Memory(User).RebuildAsync(Cancellation);
        await host.SettleAsync(User);

        Assert.Equal([Older], (await host.ListAsync(User)).Select(memory => memory.Text));
    }

    [Fact]
    public async Task ForgetSession_WhoseWordsAnotherHoldsToo_KeepsThemFromThere()
    {
        await using var host = await StartAsync();
        await host.LogAsync(User, Older);
        var second = await host.LogAsync(User, "Thanks!", Newer, Bees);
        var third = await host.LogAsync(User, "Thanks!", "Thanks!", "Thanks!", Newer, Bees, Newer);
        await host.SettleAsync(User);
        await AssertComesFromAsync(second);

        await host.Memory(User).ForgetSessionAsync(second.SessionId, seq: null, Cancellation);
        await host.SettleAsync(User);
        await AssertComesFromAsync(third);
        await host.Memory(User).RebuildAsync(Cancellation);
        await host.SettleAsync(User);
        await AssertComesFromAsync(third);

        async Task AssertComesFromAsync(SessionKey session)
        {
            var memories = await host.ListAsync(User);
            Assert.Equal([(Older, false), (Newer, true), (Bees, true)], memories.Select(memory => (memory.Text, memory.ValidTo is null)));
            Assert.All(memories.Skip(1), memory => Assert.Equal(session.SessionId, memory.SessionId));
        }
    }

    [Fact]
    public async Task Rebuild_OfWhatWasSaidAgainAfterItWasForgotten_KeepsIt()
    {
        await using var host = await StartAsync();
        await host.LogAsync(User, Bees);
        await host.SettleAsync(User);
        await ForgetAsync(host, Bees);
        await host.LogAsync(User, "Thanks!", Bees, Bees);
        await host.SettleAsync(User);
        var before = await host.ListAsync(User);

        await host.Memory(User).RebuildAsync(Cancellation);
        await host.SettleAsync(User);

        Assert.Equal(Bees, Assert.Single(before).Text);
        Assert.Equal(before[0].Id, Assert.Single(await host.ListAsync(User)).Id);
    }

    [Fact]
    public async Task Forget_PartOfWhatWasSummedUp_HasTheRestSummedUpOnce()
    {
        await using var model = await ModelStandInServer.StartAsync(script: new Script { Chunks = ["The user knows beekeepers."] });
        await using (var host = await StartAsync(SummingUp(model)))
        {
            await host.LogAsync(User, Enumerable.Range(1, 8).Select(Beekeeper));
            await host.SettleAsync(User);
            await ForgetAsync(host, Beekeeper(1));
            Assert.DoesNotContain(await host.ListAsync(User), memory => memory.Kind is MemoryKind.Summary);
        }

        await using (var next = await StartAsync(SummingUp(model)))
        {
            await next.SettleAsync(User);
        }

        var asked = model.Count;
        await using var last = await StartAsync(SummingUp(model));
        await last.SettleAsync(User);

        var summary = Assert.Single(await last.ListAsync(User), memory => memory.Kind is MemoryKind.Summary);
        Assert.Equal(4, summary.Sources.Length);
        Assert.Equal(asked, model.Count);
    }

    [Fact]
    public async Task Forget_ASummary_HasItNeverWrittenAgain()
    {
        await using var model = await ModelStandInServer.StartAsync(script: new Script { Chunks = ["The user knows beekeepers."] });
        await using (var host = await StartAsync(SummingUp(model)))
        {
            // Of one turn nothing is remembered, and it does not count.
            await host.LogAsync(User, Enumerable.Range(1, 14).Select(seq => seq == 5 ? "Thanks!" : Beekeeper(seq)));
            await host.SettleAsync(User);
            var second = (await host.ListAsync(User)).Last(memory => memory.Kind is MemoryKind.Summary);
            await host.Memory(User).ForgetAsync(second.Id, Cancellation);
            await host.SettleAsync(User);
        }

        var asked = model.Count;
        await using var next = await StartAsync(SummingUp(model));
        await next.SettleAsync(User);

        Assert.Single(await next.ListAsync(User), memory => memory.Kind is MemoryKind.Summary);
        Assert.Equal((2, 2), (asked, model.Count));
    }

    [Fact]
    public async Task ForgetSession_ThatIsBegunAnewUnderItsId_HasTheNewOneSummedUpAsItsOwn()
    {
        await using var host = await StartAsync(("Memory:TurnsBeforeSummary", "3"), ("Memory:TurnsPerSummary", "5"));
        var session = await host.LogAsync(User, Enumerable.Range(1, 12).Select(Beekeeper));
        await host.SettleAsync(User);
        await DeleteAsync(host, session);

        await LogAnewAsync(host, session, turns: 8);

        var summary = Assert.Single(await host.ListAsync(User), memory => memory.Kind is MemoryKind.Summary);
        Assert.Equal((5, 5), (summary.Seq, summary.Sources.Length));
    }

    [Fact]
    public async Task ForgetSession_WhoseSiloIsGone_DoesNotCountForTheNewOneUnderItsId()
    {
        SessionKey session;
        await using (var host = await StartAsync())
        {
            session = await host.LogAsync(User, [Bees, Bees, .. Enumerable.Range(1, 12).Select(Beekeeper)]);
            await host.SettleAsync(User);
            await ForgetAsync(host, Beekeeper(4));
            await host.SettleAsync(User);
            await DeleteAsync(host, session);
            Assert.Empty(await host.Services.GetRequiredService<IMemoryStore>()
                .LoadAsync(new UserPersonaKey(User, MemoryHost.PersonaId), Cancellation));
        }

        await using var next = await StartAsync(("Memory:TurnsBeforeSummary", "3"), ("Memory:TurnsPerSummary", "5"));
        await LogAnewAsync(next, session, turns: 7);

        Assert.DoesNotContain(await next.ListAsync(User), memory => memory.Kind is MemoryKind.Summary);
    }

    public void Dispose() => _directory.Dispose();

    private static async Task ForgetAsync(MemoryHost host, string text)
        => Assert.True(await host.Memory(User).ForgetAsync(
            (await host.ListAsync(User)).Single(memory => memory.Text == text).Id, Cancellation));

    private static async Task DeleteAsync(MemoryHost host, SessionKey session)
    {
        await host.Memory(User).ForgetSessionAsync(session.SessionId, seq: null, Cancellation);
        await host.Services.GetRequiredService<ITurnLog>().DeleteAsync(session, Cancellation);
        await host.SettleAsync(User);
    }

    private static async Task LogAnewAsync(MemoryHost host, SessionKey session, int turns)
    {
        for (var seq = 1; seq <= turns; seq++)
        {
            var turn = SampleTurns.Create(seq, MemoryHost.PersonaId, said: Beekeeper(seq));
            await host.Services.GetRequiredService<ITurnLog>().AppendAsync(
                session, turn with { CreatedAt = turn.CreatedAt.AddDays(1) }, Cancellation);
        }

        await host.SettleAsync(User);
    }

    private static async Task AssertLivesInLisbonAsync(MemoryHost host)
    {
        var home = Assert.Single(await host.ListAsync(User));
        var recalled = Assert.Single((await host.RecallAsync(User, "Where do I live?")).Memories);

        Assert.Equal((Older, null), (home.Text, home.ValidTo));
        Assert.Equal((Older, null), (recalled.Text, recalled.ValidTo));
    }

    private static string Beekeeper(int number) => $"My friend number {number} keeps {number} bees behind mill {number}.";

    private static (string Key, string? Value)[] SummingUp(ModelStandInServer model) =>
    [
        ("Models:Default", "player"),
        ("Models:Named:player:Kind", "OpenAICompatible"),
        ("Models:Named:player:Model", "player"),
        ("Models:Named:player:BaseUrl", $"{model.Url}/v1"),
        ("Memory:TurnsBeforeSummary", "3"),
        ("Memory:TurnsPerSummary", "5"),
    ];

    private Task<MemoryHost> StartAsync(params (string Key, string? Value)[] settings)
        => MemoryHost.StartAsync(_directory.Path, settings);
}
