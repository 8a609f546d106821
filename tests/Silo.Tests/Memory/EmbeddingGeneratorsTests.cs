using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.ModelStandIn;

namespace PersonaUniverse.Memory;

public sealed class EmbeddingGeneratorsTests
{
    [Theory]
    [InlineData("OpenAICompatible", null, "Bearer none")]
    [InlineData("OpenAICompatible", "", "Bearer none")]
    [InlineData("OpenAICompatible", "sk-own", "Bearer sk-own")]
    [InlineData("OpenAI", null, "Bearer sk-openai")]
    [InlineData("OpenAI", "", "Bearer sk-openai")]
    [InlineData("OpenAI", "sk-own", "Bearer sk-own")]
    public async Task Generate_KeyOfTheEnvironment_GoesToOpenAIAlone(string kind, string? key, string sent)
    {
        await using var server = await ModelStandInServer.StartAsync();
        await using var services = Build(server, ("Memory:Embeddings:Kind", kind), ("Memory:Embeddings:ApiKey", key));

        await services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>()
            .GenerateAsync(["Hello."], cancellationToken: Cancellation);

        Assert.Equal([sent], server.EmbeddingAuthorizations);
    }

    [Fact]
    public async Task Generate_TextThatComesAgain_AsksTheModelOnce()
    {
        await using var server = await ModelStandInServer.StartAsync();
        await using var services = Build(server);
        var embedder = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        var first = await embedder.GenerateAsync(["Hello.", "Goodbye."], cancellationToken: Cancellation);
        var second = await embedder.GenerateAsync(["Goodbye.", "Hello."], cancellationToken: Cancellation);

        Assert.Single(server.EmbeddingAuthorizations);
        Assert.Equal([first[1].Vector.ToArray(), first[0].Vector.ToArray()], second.Select(embedding => embedding.Vector.ToArray()));
    }

    private static ServiceProvider Build(ModelStandInServer server, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["OPENAI_API_KEY"] = "sk-openai",
                ["Memory:Embeddings:Model"] = "embedder",
                ["Memory:Embeddings:BaseUrl"] = $"{server.Url}/v1",
                ["Memory:Embeddings:Dimensions"] = "16",
            })
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build();
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddPersonaMemory(configuration).BuildServiceProvider();
    }
}
