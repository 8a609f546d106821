using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PersonaUniverse.Memory;

/// <summary>What <see cref="MemoryGrain"/> works with.</summary>
internal static class MemoryServices
{
    public static void AddMemory(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<MemoryOptions, MemoryOptionsValidator>()
            .BindConfiguration(MemoryOptions.SectionName);
        services.TryAddSingleton<IMemoryVectors, ExactMemoryVectors>();
        services.TryAddSingleton<MemoryEmbedder>();
        services.TryAddSingleton<MemoryLoader>();
        services.TryAddSingleton<NamesAndTimeZone>();
        services.TryAddSingleton<TurnRememberer>();
        services.TryAddSingleton<VectorStepper>();
        services.TryAddSingleton<MemorySummarizer>();
        services.TryAddSingleton<MemoryIndexer>();
        services.TryAddSingleton<MemorySearch>();
        services.AddHostedService<MemorySweeper>();
    }
}
