using System.Collections.Immutable;
using System.Security.Cryptography;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>Files of cards and their collection, over state that real grain storage wrote; run for each database.</summary>
public abstract class PersonaFileTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly IPersonaFiles _files = database.CreateFiles();
    private readonly IPersonaHistory _history = database.CreateHistory();
    private readonly string _persona = $"p-{Guid.NewGuid():N}";
    private StorageHost? _host;
    private DateTimeOffset _now = SampleTurns.Start;

    private StorageHost Host => _host!;

    public async ValueTask InitializeAsync()
    {
        _host = await StorageHost.StartNewAsync(database.Settings, Cancellation);
        await database.QueryAsync("DELETE FROM persona_files");
        await database.QueryAsync("DELETE FROM persona_files_unused");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
    }

    [Fact]
    public async Task Put_AFile_ReadsBackEqual()
    {
        var hash = await PutAsync([1, 2, 3]);
        await _files.PutAsync(hash, [1, 2, 3], Cancellation);

        Assert.Equal([1, 2, 3], await _files.GetAsync(hash, Cancellation));
        Assert.Null(await _files.GetAsync("none", Cancellation));
    }

    [Fact]
    public async Task Collect_AFileThatNobodyNames_RemovesItOnceItWasUnusedForLong()
    {
        var orphan = await PutAsync();

        Assert.Equal(0, await CollectAsync());
        _now += Patience - TimeSpan.FromSeconds(1);
        Assert.Equal(0, await CollectAsync());
        _now += TimeSpan.FromSeconds(1);
        Assert.Equal(1, await CollectAsync());

        Assert.Null(await _files.GetAsync(orphan, Cancellation));
        Assert.Empty(await database.QueryAsync("SELECT hash FROM persona_files_unused"));
        await _files.PutAsync(orphan, [9], Cancellation);
        Assert.NotNull(await _files.GetAsync(orphan, Cancellation));
    }

    [Fact]
    public async Task Collect_FilesThatAPersonaNames_KeepsThemAllEvenOfADeletedOne()
    {
        var (lore, document, image) = (await PutAsync(), await PutAsync(), await PutAsync());
        await StoreAsync(_persona, lore, document, image, deleted: true);

        await CollectForLongAsync();

        foreach (var hash in (string[])[lore, document, image])
        {
            Assert.NotNull(await _files.GetAsync(hash, Cancellation));
        }
    }

    [Fact]
    public async Task Collect_AFileThatAKeptVersionNames_KeepsItUntilTheVersionGoes()
    {
        var image = await PutAsync();
        await StoreAsync(_persona, null, null, null);
        await _history.KeepAsync(_persona, new PersonaVersion(1, SampleTurns.Start, Definition(null, null, image)), Cancellation);

        await CollectForLongAsync();
        var kept = await _files.GetAsync(image, Cancellation);
        await _history.EraseAsync(_persona, Cancellation);
        await CollectForLongAsync();

        Assert.NotNull(kept);
        Assert.Null(await _files.GetAsync(image, Cancellation));
    }

    [Fact]
    public async Task Collect_AFileThatACloneNames_KeepsItWhateverBecomesOfTheOriginal()
    {
        var (shared, own) = (await PutAsync(), await PutAsync());
        await StoreAsync(_persona, own, shared, null);
        await StoreAsync($"{_persona}-clone", null, shared, null);
        await StoreAsync(_persona, null, null, null);

        await CollectForLongAsync();

        Assert.NotNull(await _files.GetAsync(shared, Cancellation));
        Assert.Null(await _files.GetAsync(own, Cancellation));
    }

    [Fact]
    public async Task Collect_AFileThatIsPutAgain_WaitsForLongAnew()
    {
        var hash = await PutAsync([7]);
        await CollectAsync();
        _now += Patience;
        await _files.PutAsync(hash, [7], Cancellation);

        Assert.Equal(0, await CollectAsync());
        _now += Patience - TimeSpan.FromSeconds(1);
        Assert.Equal(0, await CollectAsync());
        await StoreAsync(_persona, hash, null, null);
        await CollectForLongAsync();

        Assert.NotNull(await _files.GetAsync(hash, Cancellation));
    }

    [Fact]
    public async Task Collect_AFileThatWasUsedInBetween_WaitsForLongAnew()
    {
        var hash = await PutAsync();
        await CollectAsync();
        await StoreAsync(_persona, hash, null, null);
        await CollectAsync();
        await StoreAsync(_persona, null, null, null);
        _now += Patience;

        Assert.Equal(0, await CollectAsync());
        Assert.NotNull(await _files.GetAsync(hash, Cancellation));
    }

    [Fact]
    public async Task Collect_WhileTheSameFilesArePut_NeverTakesOneThatWasPutSince()
    {
        var contents = Enumerable.Range(0, 40).Select(number => BitConverter.GetBytes(number)).ToList();
        foreach (var content in contents)
        {
            await PutAsync(content);
        }

        await CollectAsync();
        _now += Patience;
        var putting = Task.WhenAll(contents.Select(content => Task.Run(() => PutAsync(content), Cancellation)));
        var collecting = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(CollectAsync, Cancellation)));
        await collecting;

        foreach (var hash in await putting)
        {
            Assert.NotNull(await _files.GetAsync(hash, Cancellation));
        }
    }

    private static PersonaDefinition Definition(string? lore, string? document, string? image)
        => new(
            "Mira", "", "#112233", "", null, [], null, [], ImmutableDictionary<string, double>.Empty)
        {
            Card = new PersonaCard(null, "", "", "", "", ["Hello."], lore, document, image, null),
        };

    private async Task<string> PutAsync(byte[]? content = null)
    {
        content ??= Guid.NewGuid().ToByteArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await _files.PutAsync(hash, content, Cancellation);
        return hash;
    }

    private Task<int> CollectAsync() => _files.CollectAsync(_now, Patience, Cancellation);

    private async Task CollectForLongAsync()
    {
        await CollectAsync();
        _now += Patience;
        await CollectAsync();
    }

    private async Task StoreAsync(string id, string? lore, string? document, string? image, bool deleted = false)
    {
        var state = new GrainState<PersonaState>();
        var grain = GrainId.Create("persona", id);
        await Host.Storage.ReadStateAsync("persona", grain, state);
        state.State = new PersonaState
        {
            Definition = Definition(lore, document, image),
            OwnerId = "owner",
            Version = 1,
            Deleted = deleted,
        };
        await Host.Storage.WriteStateAsync("persona", grain, state);
    }
}
