using System.Collections.Immutable;
using Orleans.Storage;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Storage;

/// <summary>What grain storage must do, through Orleans' own provider; run for each database.</summary>
public abstract class GrainStorageTests(TestDatabase database) : IAsyncLifetime
{
    private StorageHost? _host;

    private IGrainStorage Storage => _host?.Storage ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _host = await StorageHost.StartNewAsync(database.Settings, Cancellation);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Write_TwoFirstWritersRacing_OneRowAndOneInconsistentState()
    {
        for (var round = 0; round < 100; round++)
        {
            var id = GrainId.Create("persona", $"race-{round}");
            var outcomes = await Task.WhenAll(TryWriteAsync(id, "first"), TryWriteAsync(id, "second"));

            Assert.Single(outcomes, failure => failure is null);
            Assert.Single(outcomes, failure => failure is InconsistentStateException);
            var rows = await database.QueryAsync(
                "SELECT count(*) FROM grain_state WHERE grain_id = @id", ("id", $"race-{round}"));
            Assert.Equal(1L, rows[0][0]);
        }
    }

    [Fact]
    public async Task Write_WithAnOldVersion_IsInconsistentState()
    {
        var id = GrainId.Create("persona", "stale");
        var (mine, other) = (NewState("one"), new GrainState<PersonaState>());
        await Storage.WriteStateAsync("persona", id, mine);
        await Storage.ReadStateAsync("persona", id, other);
        await Storage.WriteStateAsync("persona", id, other);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("persona", id, mine));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("persona", id, mine));
    }

    [Fact]
    public async Task Read_WhatWasWritten_IsEqual()
    {
        var id = GrainId.Create("persona", "whole");
        var written = NewState("Ünï “quoted” 🦜 <b>");
        await Storage.WriteStateAsync("persona", id, written);

        var read = new GrainState<PersonaState>();
        await Storage.ReadStateAsync("persona", id, read);

        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
        Assert.Equal(SampleTurns.Text(written.State), SampleTurns.Text(read.State));
        Assert.Equal(0.25, read.State?.Intensities["wit"]);
    }

    [Fact]
    public async Task Read_NothingWritten_HasNoRecord()
    {
        var read = new GrainState<PersonaState>();
        await Storage.ReadStateAsync("persona", GrainId.Create("persona", "nobody"), read);

        Assert.False(read.RecordExists);
        Assert.NotNull(read.State);
    }

    [Fact]
    public async Task Write_DefaultArrays_ReadBackEmpty()
    {
        var id = GrainId.Create("persona", "defaults");
        var state = NewState("Default");
        state.State = state.State! with { Definition = state.State.Definition! with { Examples = default, Traits = default } };
        await Storage.WriteStateAsync("persona", id, state);

        var read = new GrainState<PersonaState>();
        await Storage.ReadStateAsync("persona", id, read);

        Assert.Empty(read.State!.Definition!.Examples);
        Assert.Empty(read.State.Definition.Traits);
    }

    // AdoNet storage takes keys that look like numbers for numbers; ours must not.
    [Theory]
    [InlineData("ada", "ADA")]
    [InlineData("12", "012")]
    [InlineData("0f8fad5bd9cb469fa16570867728950e", "0F8FAD5BD9CB469FA16570867728950E")]
    [InlineData("a+b", "A+b")]
    public async Task Write_KeysThatReadAsTheSameNumber_StayApart(string one, string other)
    {
        await Storage.WriteStateAsync("user", GrainId.Create("user", one), NewState("one"));
        await Storage.WriteStateAsync("user", GrainId.Create("user", other), NewState("other"));

        var read = new GrainState<PersonaState>();
        await Storage.ReadStateAsync("user", GrainId.Create("user", one), read);

        Assert.Equal("one", read.State?.Definition?.Name);
        var rows = await database.QueryAsync(
            "SELECT grain_id FROM grain_state WHERE grain_type = 'user' AND grain_id IN (@one, @other)",
            ("one", one), ("other", other));
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task Clear_State_LeavesNoRowAndMayBeWrittenAnew()
    {
        var id = GrainId.Create("persona", "cleared");
        var state = NewState("gone");
        await Storage.WriteStateAsync("persona", id, state);

        await Storage.ClearStateAsync("persona", id, state);

        Assert.False(state.RecordExists);
        Assert.Empty(await database.QueryAsync("SELECT 1 FROM grain_state WHERE grain_id = 'cleared'"));
        await Storage.WriteStateAsync("persona", id, state);
        Assert.True(state.RecordExists);
    }

    private static GrainState<PersonaState> NewState(string name) => new()
    {
        State = new PersonaState
        {
            Definition = new PersonaDefinition(
                name, "A description", "#112233", "", null, ["Hm."], null,
                [new TraitDefinition("wit", "Wit", "Jokes", 0.5)], ImmutableDictionary<string, double>.Empty),
            Intensities = ImmutableSortedDictionary<string, double>.Empty.Add("wit", 0.25),
            Version = 1,
            CreatedAt = SampleTurns.Start,
            UpdatedAt = SampleTurns.Start,
        },
    };

    private async Task<Exception?> TryWriteAsync(GrainId id, string name)
        => await Record.ExceptionAsync(() => Task.Run(() => Storage.WriteStateAsync("persona", id, NewState(name)), Cancellation));
}
