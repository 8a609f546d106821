using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Models;

public sealed class ModelCatalogOptionsTests
{
    [Theory]
    [InlineData("use one of offline", "Default", "gpt")]
    [InlineData("use one of offline", "Fallback", "gpt")]
    [InlineData("use one of offline", "Extractor", "gpt")]
    [InlineData("environment variable OPENAI_API_KEY", "Named:a:Model", "m")]
    [InlineData("environment variable ANTHROPIC_API_KEY", "Named:a:Model", "m", "Named:a:Kind", "Anthropic")]
    [InlineData("Named:a:Model is missing", "Named:a:ApiKey", "sk-1")]
    [InlineData("copy it again", "Named:a:Model", "m", "Named:a:ApiKey", "sk-1 sk-2")]
    [InlineData("BaseUrl is missing", "Named:a:Model", "m", "Named:a:Kind", "OpenAICompatible")]
    [InlineData("absolute http", "Named:a:Model", "m", "Named:a:ApiKey", "sk-1", "Named:a:BaseUrl", "ftp://host")]
    [InlineData("absolute http", "Named:a:Model", "m", "Named:a:ApiKey", "sk-1", "Named:a:BaseUrl", "/v1")]
    [InlineData("absolute http", "Named:a:Model", "m", "Named:a:ApiKey", "sk-1", "Named:a:BaseUrl", "http://me:sk-2@host")]
    [InlineData("choose another name", "Named:Offline:Model", "m", "Named:Offline:ApiKey", "sk-1")]
    [InlineData("Deadlines:Connect", "Deadlines:Connect", "00:00:00")]
    [InlineData("Deadlines:FirstToken", "Deadlines:FirstToken", "01:00:00")]
    [InlineData("Deadlines:Idle", "Deadlines:Idle", "-00:00:01")]
    [InlineData("Deadlines:Total", "Deadlines:Total", "02:00:00")]
    [InlineData("Retry:Attempts", "Retry:Attempts", "11")]
    [InlineData("Retry:MaxDelay", "Retry:MaxDelay", "00:00:00.1")]
    [InlineData("Breaker:FailureRatio", "Breaker:FailureRatio", "0")]
    [InlineData("Breaker:MinimumCalls", "Breaker:MinimumCalls", "1")]
    [InlineData("Breaker:Break", "Breaker:Break", "00:00:00")]
    [InlineData("MaxConcurrentCalls", "MaxConcurrentCalls", "0")]
    public void Options_Invalid_SayTheFixAndNoKey(string expected, params string[] settings)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read(settings));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("offline")]
    [InlineData("openai", "env:OPENAI_API_KEY", "sk-1")]
    [InlineData("anthropic", "env:ANTHROPIC_API_KEY", "sk-1")]
    [InlineData("openai", "env:OPENAI_API_KEY", "sk-1", "env:ANTHROPIC_API_KEY", "sk-2")]
    [InlineData("anthropic", "env:OPENAI_API_KEY", "sk-1", "env:ANTHROPIC_API_KEY", "sk-2", "Default", "anthropic")]
    [InlineData("offline", "env:OPENAI_API_KEY", "sk-1", "Default", "offline")]
    [InlineData("offline", "env:OPENAI_API_KEY", "")]
    public void Default_ByKeys_IsTheFirstThatExists(string expected, params string[] settings)
        => Assert.Equal(expected, Read(settings).Default);

    [Fact]
    public void Environment_KeyAndConfiguration_MeetInOneModel()
    {
        var options = Read("env:OPENAI_API_KEY", "sk-1", "env:OPENAI_BASE_URL", "http://ignored/v1", "Named:openai:Model", "m");

        Assert.Equal(("m", "sk-1", null), (options.Named["openai"].Model, options.Named["openai"].ApiKey, options.Named["openai"].BaseUrl));
    }

    [Fact]
    public void Environment_KeyOfAVendor_NeverGoesToACompatibleServer()
    {
        var options = Read(
            "env:OPENAI_API_KEY", "sk-1", "Named:local:Kind", "OpenAICompatible", "Named:local:Model", "m",
            "Named:local:BaseUrl", "http://localhost:11434/v1");

        Assert.Null(options.Named["local"].ApiKey);
    }

    [Theory]
    [InlineData(null, "a", true)]
    [InlineData("unknown", "a", true)]
    [InlineData("offline", "a", false)]
    [InlineData("b", "a", true)]
    public void Extractor_ByReplier_IsNoneOffline(string? name, string @default, bool expected)
    {
        using var services = Build(
            "Default", @default, "Fallback", "offline",
            "Named:a:Model", "m", "Named:a:ApiKey", "sk-1", "Named:b:Model", "m", "Named:b:ApiKey", "sk-1");
        var models = services.GetRequiredService<IChatModels>();

        Assert.Equal(expected, models.ChooseExtractor(name) is not null);
    }

    private static ModelCatalogOptions Read(params string[] settings)
    {
        using var services = Build(settings);
        return services.GetRequiredService<IOptions<ModelCatalogOptions>>().Value;
    }

    private static ServiceProvider Build(params string[] settings)
        => new ServiceCollection().AddLogging()
            .AddPersonaModels(ModelsFixture.Configuration([.. settings.Chunk(2).Select(pair => (pair[0], (string?)pair[1]))]))
            .BuildServiceProvider();
}
