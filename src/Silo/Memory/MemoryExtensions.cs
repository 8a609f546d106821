using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PersonaUniverse.Health;
using PersonaUniverse.Memory.Embedding;
using PersonaUniverse.Memory.Qdrant;
using PersonaUniverse.Models;

namespace PersonaUniverse.Memory;

internal static class MemoryExtensions
{
    private const string OpenAIKey = "OPENAI_API_KEY";

    /// <summary>
    /// Adds what memories are embedded with and searched in: Qdrant when <c>ConnectionStrings:Qdrant</c> is set, else the silo itself.
    /// </summary>
    public static IServiceCollection AddPersonaMemory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<EmbeddingOptions, EmbeddingOptionsValidator>()
            .Bind(configuration.GetSection(EmbeddingOptions.SectionName))
            .PostConfigure(options =>
            {
                // OpenAI's key goes to OpenAI: never to a compatible server that merely speaks the same protocol.
                if (options.Kind is ModelKind.OpenAI && string.IsNullOrWhiteSpace(options.ApiKey))
                {
                    options.ApiKey = configuration[OpenAIKey];
                }
            });
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(
            provider => EmbeddingGenerators.Create(
                provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        return configuration.GetConnectionString(QdrantOptions.ConnectionName) is { Length: > 0 } qdrant
            ? services.AddQdrant(configuration, new Uri(qdrant.TrimEnd('/') + "/"))
            : services;
    }

    private static IServiceCollection AddQdrant(this IServiceCollection services, IConfiguration configuration, Uri address)
    {
        services.AddOptionsWithValidateOnStart<QdrantOptions, QdrantOptionsValidator>()
            .Bind(configuration.GetSection(QdrantOptions.SectionName));
        services.AddSingleton(provider => new QdrantClient(
            address, provider.GetRequiredService<IOptions<QdrantOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<QdrantCollection>();
        services.AddSingleton<IMemoryVectors, QdrantMemoryVectors>();
        services.AddSingleton<IDependencyCheck, QdrantCheck>();
        services.AddHostedService<QdrantStartup>();
        return services;
    }
}
