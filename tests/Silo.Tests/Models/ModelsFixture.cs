using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.Health;
using PersonaUniverse.ModelStandIn;

namespace PersonaUniverse.Models;

/// <summary>The real registration against a stand-in over real HTTP, on a clock that the test drives.</summary>
internal sealed class ModelsFixture : IAsyncDisposable
{
    public const string Key = "sk-secret-4711";

    public static readonly ChatMessage[] Hello =
        [new(ChatRole.System, "You are Ada (ada)."), new(ChatRole.User, "Hello?")];

    private readonly ServiceProvider _services;

    private ModelsFixture(ModelStandInServer standIn, ModelStandInServer other, ArmedTimeProvider clock, ServiceProvider services)
    {
        StandIn = standIn;
        Other = other;
        Clock = clock;
        _services = services;
    }

    /// <summary>Gets the server behind the model <c>first</c>.</summary>
    public ModelStandInServer StandIn { get; }

    /// <summary>Gets the server behind the model <c>second</c>.</summary>
    public ModelStandInServer Other { get; }

    public ArmedTimeProvider Clock { get; }

    public IChatModels Models => _services.GetRequiredService<IChatModels>();

    public IChatClient First => Models.Choose("first");

    public IDependencyCheck Check => _services.GetRequiredService<IDependencyCheck>();

    /// <summary>Starts two stand-ins and the models <c>first</c> and <c>second</c>; settings are relative to the section and win.</summary>
    public static async Task<ModelsFixture> StartAsync(ModelKind kind, params (string Key, string Value)[] settings)
    {
        var standIn = await ModelStandInServer.StartAsync();
        var other = await ModelStandInServer.StartAsync();
        var clock = new ArmedTimeProvider();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock);
        services.AddPersonaModels(Configuration([
            .. Named("first", kind, standIn.Url),
            .. Named("second", ModelKind.OpenAICompatible, other.Url),
            ("Default", "first"),
            .. settings,
        ]));
        return new ModelsFixture(standIn, other, clock, services.BuildServiceProvider());
    }

    public static IConfiguration Configuration(params (string Key, string? Value)[] settings)
        => new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Reverse().DistinctBy(pair => pair.Key).Select(pair => KeyValuePair.Create(
                pair.Key.StartsWith("env:", StringComparison.Ordinal) ? pair.Key[4..] : $"{ModelCatalogOptions.SectionName}:{pair.Key}",
                pair.Value)))
            .Build();

    public static async Task<string> ReadAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates, string expected)
    {
        var text = "";
        while (text.Length < expected.Length && await updates.MoveNextAsync())
        {
            text += updates.Current.Text;
        }

        return text;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await StandIn.DisposeAsync();
        await Other.DisposeAsync();
    }

    private static (string Key, string? Value)[] Named(string name, ModelKind kind, string url) =>
    [
        ($"Named:{name}:Kind", kind.ToString()),
        ($"Named:{name}:Model", $"{name}-model"),
        ($"Named:{name}:ApiKey", Key),
        ($"Named:{name}:BaseUrl", kind == ModelKind.Anthropic ? url : url + "/v1"),
    ];
}
