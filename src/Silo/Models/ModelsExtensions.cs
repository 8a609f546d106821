using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Health;
using PersonaUniverse.Models.Offline;

namespace PersonaUniverse.Models;

/// <summary>Registers the language models.</summary>
internal static class ModelsExtensions
{
    /// <summary>Adds the models that section <c>Models</c> and the environment's keys name, and the offline one.</summary>
    public static IServiceCollection AddPersonaModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<ModelCatalogOptions, ModelCatalogOptionsValidator>()
            .Bind(configuration.GetSection(ModelCatalogOptions.SectionName));
        services.AddSingleton<IPostConfigureOptions<ModelCatalogOptions>>(new ModelsEnvironment(configuration));
        services.AddKeyedSingleton<IChatClient, OfflineChatClient>(IChatModels.Offline);
        services.AddSingleton<ChatModels>();
        services.AddSingleton<IChatModels>(provider => provider.GetRequiredService<ChatModels>());
        services.AddSingleton<IDependencyCheck, ModelDependencyCheck>();
        return services;
    }
}
