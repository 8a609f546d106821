using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PersonaUniverse.Lore;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.Traits;

namespace PersonaUniverse;

public static class SiloBuilderExtensions
{
    /// <summary>Adds the grains and the domain behind them.</summary>
    /// <remarks>
    /// The caller configures the storage provider <see cref="StorageNames.Grains"/> and registers the ports' adapters. Invalid
    /// options stop the host before the silo joins the cluster.
    /// </remarks>
    public static ISiloBuilder AddPersonaGrains(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);

        silo.Services
            .AddOptionsWithValidateOnStart<SessionOptions, SessionOptionsValidator>()
            .BindConfiguration(SessionOptions.SectionName);
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services
            .AddOptionsWithValidateOnStart<MemoryOptions, MemoryOptionsValidator>()
            .BindConfiguration(MemoryOptions.SectionName);
        silo.Services.TryAddSingleton<MemoryEmbedder>();
        silo.Services.TryAddSingleton<IMemoryVectors, ExactMemoryVectors>();
        silo.Services.TryAddSingleton<MemoryLoader>();
        silo.Services.TryAddSingleton<TurnRememberer>();
        silo.Services.TryAddSingleton<VectorStepper>();
        silo.Services.TryAddSingleton<MemorySummarizer>();
        silo.Services.TryAddSingleton<MemoryIndexer>();
        silo.Services.TryAddSingleton<MemoryNames>();
        silo.Services.TryAddSingleton<MemorySearch>();
        silo.Services.TryAddSingleton<MemoryRecall>();
        silo.Services.AddHostedService<MemorySweeper>();
        silo.Services
            .AddOptionsWithValidateOnStart<PersonaFileOptions, PersonaFileOptionsValidator>()
            .BindConfiguration(PersonaFileOptions.SectionName);
        silo.Services.AddHostedService<PersonaFileSweeper>();
        silo.Services.TryAddSingleton<LoreReader>();
        silo.Services.TryAddSingleton<ITraitExtractor, TraitExtractor>();
        silo.Services.TryAddSingleton<ReplyGenerator>();
        silo.Services.TryAddSingleton<TurnPlaces>();
        silo.Services.TryAddSingleton<TurnTraits>();
        silo.Services.TryAddSingleton<ReceiptWriter>();
        silo.Services.TryAddSingleton<ReceiptReader>();
        silo.Services.TryAddSingleton<TurnPipeline>();
        return silo;
    }
}
