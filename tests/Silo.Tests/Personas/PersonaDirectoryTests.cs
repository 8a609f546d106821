using System.Collections.Immutable;
using System.Globalization;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>The directory and the views behind it, over state that real grain storage wrote; run for each database.</summary>
public abstract class PersonaDirectoryTests(TestDatabase database) : IAsyncLifetime
{
    private readonly IPersonaDirectory _directory = database.CreateDirectory();
    private StorageHost? _host;

    public async ValueTask InitializeAsync()
    {
        _host = await StorageHost.StartNewAsync(database.Settings, Cancellation);
        await database.QueryAsync("DELETE FROM grain_state");
        await StoreAsync("plato", "Plato", "Writes dialogues about 100% of things_");
        await StoreAsync("ada", "ada", "Computes; knows ÉTUDES");
        await StoreAsync("zed", "Ada", "Another of that name");
        await StoreAsync("gone", "Gone", "Deleted", deleted: true);
        await _host.Storage.WriteStateAsync(
            "persona", GrainId.Create("persona", "unborn"), new GrainState<PersonaState> { State = new PersonaState() });
        await _host.Storage.WriteStateAsync(
            "user", GrainId.Create("user", "ada"), new GrainState<PersonaState> { State = new PersonaState() });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Search_Nothing_ListsByNameWithoutTheDeleted()
        => Assert.Equal(["ada", "zed", "plato"], await SearchAsync(null));

    [Theory]
    [InlineData("PLAT", "plato")]
    [InlineData("ADA", "ada", "zed")]
    [InlineData("dialogues", "plato")]
    [InlineData("études", "ada")]
    [InlineData("ze", "zed")]
    [InlineData("dialogues\" OR \"Another")]
    [InlineData("0% of", "plato")]
    [InlineData("%", "plato")]
    [InlineData("s_", "plato")]
    [InlineData("\\")]
    [InlineData("unborn")]
    public async Task Search_Part_FindsItInNameDescriptionOrIdAsWritten(string search, params string[] found)
        => Assert.Equal(found, await SearchAsync(search));

    [Theory]
    [InlineData("🎉")]
    [InlineData("🎉🎉")]
    [InlineData("🎉🎉🎉")]
    [InlineData("s 🎉")]
    public async Task Search_Emoji_AreCountedAsTheIndexCountsThem(string search)
    {
        await StoreAsync("party", "Party", "Throws 🎉🎉🎉 everywhere");

        Assert.Equal(["party"], await SearchAsync(search));
    }

    [Fact]
    public async Task Search_OfPersonasThatAreNotPublic_FindsThemForTheirOwnerAlone()
    {
        await StoreAsync("hidden", "Hidden Ada", "Private", visibility: PersonaVisibility.Private, owner: "me");
        await StoreAsync("aside", "Aside Ada", "Unlisted", visibility: PersonaVisibility.Unlisted, owner: "me");

        Assert.Equal(["ada", "zed", "aside", "hidden"], await SearchAsync("ada", "me"));
        Assert.Equal(["ada", "zed"], await SearchAsync("ada"));
        Assert.Equal(["aside", "hidden"], await SearchAsync(null, "me", ownOnly: true));
        Assert.Equal(2, await _directory.CountOwnedAsync("me", Cancellation));
        Assert.Equal(0, await _directory.CountOwnedAsync("viewer", Cancellation));
    }

    [Fact]
    public async Task Search_AfterANameChanged_FindsTheNewOneOnly()
    {
        await StoreAsync("changeling", "Before", "One");
        await _host!.Storage.ClearStateAsync("persona", GrainId.Create("persona", "plato"), await ReadAsync("plato"));
        var state = await ReadAsync("changeling");
        state.State = State("Afterwards", "One", deleted: false);
        await _host.Storage.WriteStateAsync("persona", GrainId.Create("persona", "changeling"), state);

        Assert.Empty(await SearchAsync("before"));
        Assert.Equal(["changeling"], await SearchAsync("afterw"));
        Assert.Empty(await SearchAsync("plato"));
    }

    [Fact]
    public async Task Descendants_OfAPersona_AreThoseMadeFromItThatTheViewerMayMeet()
    {
        await StoreAsync("copy", "Copy", "Of plato", ancestor: "plato");
        await StoreAsync("secret", "Secret copy", "Of plato", ancestor: "plato", visibility: PersonaVisibility.Private, owner: "me");

        Assert.Equal(["copy"], (await _directory.DescendantsAsync("plato", "viewer", 10, Cancellation)).Select(persona => persona.Id));
        Assert.Equal(
            ["copy", "secret"],
            (await _directory.DescendantsAsync("plato", "me", 10, Cancellation)).Select(persona => persona.Id));
    }

    [Fact]
    public async Task Deleted_AreListedForTheirOwnerAlone_InPages()
    {
        await StoreAsync("away", "Away", "Deleted", deleted: true);
        await StoreAsync("others", "Others", "Deleted", deleted: true, owner: "me");

        var first = await _directory.DeletedAsync("owner", "", 1, Cancellation);
        var rest = await _directory.DeletedAsync("owner", first[0].Id, 10, Cancellation);

        Assert.Equal(["away", "gone"], first.Concat(rest).Select(persona => persona.Id));
        Assert.Equal("Away", first[0].State.Definition!.Name);
        Assert.Empty(await _directory.DeletedAsync("viewer", "", 10, Cancellation));
    }

    [Fact]
    public async Task Search_InPages_GivesEachOnce()
    {
        var seen = new List<string>();
        PersonaCursor? after = null;
        while (await _directory.SearchAsync(new PersonaQuery(null, "viewer", Limit: 1, After: after), Cancellation) is [var persona])
        {
            seen.Add(persona.Id);
            after = new PersonaCursor(persona.State.Definition!.Name, persona.Id);
        }

        Assert.Equal(["ada", "zed", "plato"], seen);
    }

    [Fact]
    public async Task Search_Persona_HasItsWholeState()
    {
        var persona = Assert.Single(await _directory.SearchAsync(new PersonaQuery("plato", "viewer"), Cancellation));
        var expected = State("Plato", "Writes dialogues about 100% of things_", deleted: false);
        Assert.Equal(SampleTurns.Text(expected), SampleTurns.Text(persona.State));
    }

    [Fact]
    public async Task PersonasView_ByAnyColumn_CanBeQueried()
    {
        var rows = await database.QueryAsync(
            "SELECT id, name, description, color, owner_id, version, created_at FROM personas WHERE name = 'Plato' AND NOT deleted");

        var row = Assert.Single(rows);
        Assert.Equal(
            ["plato", "Plato", "Writes dialogues about 100% of things_", "#112233", "owner", "7"],
            row[..6].Select(StorageHost.Text));
        Assert.Equal(
            SampleTurns.Start.UtcDateTime,
            row[6] is DateTime at
                ? at
                : DateTime.Parse(StorageHost.Text(row[6]), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
    }

    [Fact]
    public async Task TraitsView_Persona_HasOwnAndOverriddenCoreTraitsWithLiveIntensities()
    {
        var rows = await database.QueryAsync(
            "SELECT id, name, baseline, intensity, style, inherited FROM traits WHERE persona_id = 'plato' ORDER BY id");

        Assert.Equal(
            [
                "curiosity|curiosity|0.9|0.9||True",
                "doubt.1|Doubt|0.5|0.75|questions|False",
                "irony|Irony|0.3|0.3||False",
                "patience|patience||0.1||True",
                "warmth|warmth|0.2|0.6||True",
            ],
            rows.Select(row => string.Join(
                '|', [.. row[..5].Select(StorageHost.Text), Convert.ToBoolean(row[5], CultureInfo.InvariantCulture)])));
    }

    private static PersonaState State(string name, string description, bool deleted) => new()
    {
        Definition = new PersonaDefinition(
            name, description, "#112233", "Speak.", null, ["Hm."], null,
            [new TraitDefinition("doubt.1", "Doubt", "Asks", 0.5, "questions"), new TraitDefinition("irony", "Irony", "Smiles", 0.3)],
            ImmutableDictionary<string, double>.Empty.Add("curiosity", 0.9).Add("warmth", 0.2)),
        OwnerId = "owner",
        Intensities = ImmutableSortedDictionary<string, double>.Empty.Add("doubt.1", 0.75).Add("warmth", 0.6).Add("patience", 0.1),
        Version = 7,
        Deleted = deleted,
        CreatedAt = SampleTurns.Start,
        UpdatedAt = SampleTurns.Start.AddDays(1),
    };

    private async Task<IEnumerable<string>> SearchAsync(string? search, string viewer = "viewer", bool ownOnly = false)
        => (await _directory.SearchAsync(new PersonaQuery(search, viewer, ownOnly), Cancellation)).Select(persona => persona.Id);

    private Task StoreAsync(
        string id,
        string name,
        string description,
        bool deleted = false,
        PersonaVisibility visibility = PersonaVisibility.Public,
        string owner = "owner",
        string? ancestor = null)
        => _host!.Storage.WriteStateAsync(
            "persona",
            GrainId.Create("persona", id),
            new GrainState<PersonaState>
            {
                State = State(name, description, deleted) with
                {
                    Visibility = visibility,
                    OwnerId = owner,
                    Origin = ancestor is null ? null : new PersonaOrigin("clone", ancestor, 7, SampleTurns.Start),
                },
            });

    private async Task<GrainState<PersonaState>> ReadAsync(string id)
    {
        var state = new GrainState<PersonaState>();
        await _host!.Storage.ReadStateAsync("persona", GrainId.Create("persona", id), state);
        return state;
    }
}
