using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PersonaUniverse.Lore;
using PersonaUniverse.Memory;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>What <see cref="SessionGrain"/> runs a turn with.</summary>
internal static class SessionServices
{
    public static void AddSessions(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<SessionOptions, SessionOptionsValidator>()
            .BindConfiguration(SessionOptions.SectionName);
        services.TryAddSingleton<TurnPlaces>();
        services.TryAddSingleton<LoreReader>();
        services.TryAddSingleton<MemoryRecall>();
        services.TryAddSingleton<ReplyGenerator>();
        services.TryAddSingleton<ReceiptWriter>();
        services.TryAddSingleton<ReceiptReader>();
        services.TryAddSingleton<ITraitExtractor, TraitExtractor>();
        services.TryAddSingleton<TurnTraits>();
        services.TryAddSingleton<TurnPipeline>();
        services.TryAddSingleton<TurnAnalyst>();
    }
}
