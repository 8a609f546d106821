using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse;

/// <summary>An API whose model does as a script says. Its tests run one after another, for the scripts are a queue.</summary>
/// <remarks>A test that gets a reply awaits its traits too: what extracts them would else take a script of the next test.</remarks>
[CollectionDefinition(Name)]
public sealed class ScriptedFixture : IAsyncLifetime, ICollectionFixture<ScriptedFixture>
{
    public const string Name = "scripted";

    private ModelStandInServer? _model;
    private ModelStandInServer? _extractor;
    private ApiProcess? _api;

    /// <summary>Gets the model that plays the personas.</summary>
    public ModelStandInServer Model => _model ?? throw NotStarted();

    /// <summary>Gets the model that extracts traits.</summary>
    public ModelStandInServer Extractor => _extractor ?? throw NotStarted();

    public ApiProcess Api => _api ?? throw NotStarted();

    public async ValueTask InitializeAsync()
    {
        _model = await ModelStandInServer.StartAsync();
        _extractor = await ModelStandInServer.StartAsync();
        _api = await ApiProcess.StartAsync(new ApiSettings
        {
            Values = new Dictionary<string, string>(SettingsFor("player", _model).Concat(SettingsFor("extractor", _extractor)))
            {
                ["Models:Default"] = "player",
                ["Models:Extractor"] = "extractor",
                ["RateLimits:Enabled"] = "false",
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        IAsyncDisposable?[] parts = [_api, _model, _extractor];
        foreach (var part in parts.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }
    }

    /// <summary>
    /// Settings under which an API calls a stand-in once a request, however often it failed, and gives it all its lore and memories,
    /// however slow a process is that has just started.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> SettingsFor(string name, ModelStandInServer model) =>
    [
        new($"Models:Named:{name}:Kind", "OpenAICompatible"),
        new($"Models:Named:{name}:Model", name),
        new($"Models:Named:{name}:BaseUrl", $"{model.Url}/v1"),
        .. name == "player"
            ? new KeyValuePair<string, string>[]
            {
                new("Models:Retry:Attempts", "0"),
                new("Models:Breaker:MinimumCalls", "1000000"),
                new("Sessions:LoreBudget", "00:00:10"),
                new("Sessions:RecallBudget", "00:00:10"),
                new("Sessions:FirstRecallBudget", "00:00:10"),
            }
            : [],
    ];

    /// <summary>Settings of an API whose personas a stand-in plays.</summary>
    /// <param name="model">The stand-in.</param>
    /// <param name="others">What else is set; it wins.</param>
    public static ApiSettings Played(ModelStandInServer model, params (string Key, string Value)[] others)
    {
        var values = new Dictionary<string, string>(SettingsFor("player", model)) { ["Models:Default"] = "player" };
        foreach (var (key, value) in others)
        {
            values[key] = value;
        }

        return new ApiSettings { Values = values };
    }

    /// <summary>A guest, a persona and a session of the test's own.</summary>
    public async Task<Scene> BeginAsync(CancellationToken cancellationToken)
    {
        // A test that failed, or stopped its turn early, may have left scripts that would answer this one's requests.
        Model.ClearScripts();
        Extractor.ClearScripts();
        return await Scene.BeginAsync(Api.Url, cancellationToken);
    }

    private static InvalidOperationException NotStarted() => new("The API has not started.");
}
