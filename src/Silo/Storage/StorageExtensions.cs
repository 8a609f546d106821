using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;
using PersonaUniverse.Health;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Storage;

internal static class StorageExtensions
{
    /// <summary>Adds grain storage, the log of turns and the directory of personas.</summary>
    /// <remarks>
    /// On Postgres when <c>ConnectionStrings:Postgres</c> is set, else in a SQLite file below <see cref="StorageOptions.DataDirectory"/>.
    /// The schema is brought up to date before the silo starts; when that is not possible, the host does not start.
    /// </remarks>
    public static ISiloBuilder AddPersonaStorage(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Services
            .AddOptionsWithValidateOnStart<StorageOptions, StorageOptionsValidator>()
            .Bind(configuration.GetSection(StorageOptions.SectionName));
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddHostedService<DatabaseStartup>();

        var postgres = configuration.GetConnectionString(StorageOptions.PostgresConnectionName);
        return string.IsNullOrWhiteSpace(postgres)
            ? silo.AddSqlite()
            : silo.AddPostgres(postgres);
    }

    private static ISiloBuilder AddSqlite(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton(
            services => new SqliteDataSource(services.GetRequiredService<IOptions<StorageOptions>>().Value.DataDirectory));
        silo.Services.AddSingleton<IMigrator, SqliteMigrator>();
        silo.Services.AddSingleton<IBatchWriter>(services => SqliteWrites.CreateWriter(
            services.GetRequiredService<SqliteDataSource>(), services.GetRequiredService<TimeProvider>()));
        silo.Services.AddSingleton<IPersonaDirectory, SqlitePersonaDirectory>();

        // Orleans loads Microsoft.Data.Sqlite under the other SQLite client's name.
        return silo.AddStores<SqliteDataSource>(SqlDialect.Sqlite, "SQLite", "System.Data.SQLite");
    }

    private static ISiloBuilder AddPostgres(this ISiloBuilder silo, string connectionString)
    {
        silo.Services.AddSingleton(_ => PostgresDataSource.Create(connectionString));
        silo.Services.AddSingleton<IMigrator, PostgresMigrator>();
        silo.Services.AddSingleton<IBatchWriter>(services => PostgresWrites.CreateWriter(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<TimeProvider>()));
        silo.Services.AddSingleton<IPersonaDirectory, PostgresPersonaDirectory>();
        return silo.AddStores<NpgsqlDataSource>(SqlDialect.Postgres, "PostgreSQL", "Npgsql");
    }

    // What speaks SQL that both databases read alike.
    private static ISiloBuilder AddStores<TSource>(this ISiloBuilder silo, SqlDialect dialect, string name, string invariant)
        where TSource : DbDataSource
    {
        silo.Services.AddSingleton<DbDataSource>(services => services.GetRequiredService<TSource>());
        silo.Services.AddSingleton(dialect);
        silo.Services.AddSingleton(services => new GroupCommit(
            services.GetRequiredService<IBatchWriter>(), services.GetRequiredService<ILogger<GroupCommit>>()));
        silo.Services.AddSingleton<ITurnLog, TurnLog>();
        silo.Services.AddSingleton<IMemoryStore, MemoryStore>();
        silo.Services.AddSingleton<ITraitLedger, TraitLedgerStore>();
        silo.Services.AddSingleton<IPromptParts, PromptPartStore>();
        silo.Services.AddSingleton<IPersonaFiles, PersonaFileStore>();
        silo.Services.AddSingleton<IPersonaHistory, PersonaHistoryStore>();
        silo.Services.AddSingleton<IDependencyCheck>(services => new DatabaseCheck(
            services.GetRequiredService<DbDataSource>(), name, services.GetRequiredService<TimeProvider>()));
        return silo.AddGrainState(invariant);
    }

    private static ISiloBuilder AddGrainState(this ISiloBuilder silo, string invariant)
    {
        silo.AddAdoNetGrainStorage(GrainStateStorage.InnerName, options => options.Configure<IServiceProvider>((storage, services) =>
        {
            storage.Invariant = invariant;
            storage.DataSource = services.GetRequiredService<DbDataSource>();
            storage.DeleteStateOnClear = true;
            storage.GrainStorageSerializer = CreateSerializer();
        }));
        silo.Services.AddGrainStorage(StorageNames.Grains, (services, _) =>
            new GrainStateStorage(services.GetRequiredKeyedService<IGrainStorage>(GrainStateStorage.InnerName)));
        return silo;
    }

    private static SystemTextJsonGrainStorageSerializer CreateSerializer()
    {
        var options = new SystemTextJsonGrainStorageSerializerOptions();
        GrainStateJson.Configure(options.JsonSerializerOptions);
        return new SystemTextJsonGrainStorageSerializer(Options.Create(options));
    }
}
