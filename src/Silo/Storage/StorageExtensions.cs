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

public static class StorageExtensions
{
    /// <summary>Adds grain storage, the log of turns and the directory of personas.</summary>
    /// <remarks>
    /// On Postgres when <c>ConnectionStrings:Postgres</c> is set, else in a SQLite file below <see cref="StorageOptions.DataDirectory"/>.
    /// The schema is brought up to date before the silo starts; when that is not possible, the host does not start.
    /// </remarks>
    public static ISiloBuilder AddPersonaStorage(this ISiloBuilder silo, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(configuration);

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
        silo.Services.AddGroupCommit(services => new SqliteTurnWriter(
            services.GetRequiredService<SqliteDataSource>(), services.GetRequiredService<TimeProvider>()));
        silo.Services.AddSingleton<ITurnLog, SqliteTurnLog>();
        silo.Services.AddSingleton<IPersonaDirectory, SqlitePersonaDirectory>();
        silo.Services.AddSingleton<IMemoryWriter>(
            services => new SqliteMemoryWriter(services.GetRequiredService<SqliteDataSource>()));
        silo.Services.AddMemoryStore(services => services.GetRequiredService<SqliteDataSource>(), SqlDialect.Sqlite);
        silo.Services.AddSingleton<IPersonaFiles>(
            services => new PersonaFileStore(services.GetRequiredService<SqliteDataSource>(), SqlDialect.Sqlite));
        silo.Services.AddSingleton<ITraitLedger>(
            services => new TraitLedgerStore(services.GetRequiredService<SqliteDataSource>(), SqlDialect.Sqlite));
        silo.Services.AddSingleton<IPromptParts>(services => new PromptPartStore(services.GetRequiredService<SqliteDataSource>()));
        silo.Services.AddSingleton<IPersonaHistory>(
            services => new PersonaHistoryStore(services.GetRequiredService<SqliteDataSource>(), SqlDialect.Sqlite));
        silo.Services.AddSingleton<IDependencyCheck>(services => new DatabaseCheck(
            services.GetRequiredService<SqliteDataSource>(), "SQLite", services.GetRequiredService<TimeProvider>()));

        // Orleans loads Microsoft.Data.Sqlite under the other SQLite client's name.
        return silo.AddGrainState("System.Data.SQLite", services => services.GetRequiredService<SqliteDataSource>());
    }

    private static ISiloBuilder AddPostgres(this ISiloBuilder silo, string connectionString)
    {
        silo.Services.AddSingleton(_ => PostgresDataSource.Create(connectionString));
        silo.Services.AddSingleton<IMigrator, PostgresMigrator>();
        silo.Services.AddGroupCommit(services => PostgresWrites.CreateWriter(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<TimeProvider>()));
        silo.Services.AddSingleton<ITurnLog, PostgresTurnLog>();
        silo.Services.AddSingleton<IPersonaDirectory, PostgresPersonaDirectory>();
        silo.Services.AddSingleton<IMemoryWriter, PostgresMemoryWriter>();
        silo.Services.AddMemoryStore(services => services.GetRequiredService<NpgsqlDataSource>(), SqlDialect.Postgres);
        silo.Services.AddSingleton<IPersonaFiles>(
            services => new PersonaFileStore(services.GetRequiredService<NpgsqlDataSource>(), SqlDialect.Postgres));
        silo.Services.AddSingleton<ITraitLedger, PostgresTraitLedger>();
        silo.Services.AddSingleton<IPromptParts>(services => new PromptPartStore(services.GetRequiredService<NpgsqlDataSource>()));
        silo.Services.AddSingleton<IPersonaHistory>(
            services => new PersonaHistoryStore(services.GetRequiredService<NpgsqlDataSource>(), SqlDialect.Postgres));
        silo.Services.AddSingleton<IDependencyCheck>(services => new DatabaseCheck(
            services.GetRequiredService<NpgsqlDataSource>(), "PostgreSQL", services.GetRequiredService<TimeProvider>()));
        return silo.AddGrainState("Npgsql", services => services.GetRequiredService<NpgsqlDataSource>());
    }

    private static void AddGroupCommit(this IServiceCollection services, Func<IServiceProvider, IBatchWriter> createWriter)
        => services.AddSingleton(provider => new GroupCommit(
            createWriter(provider), provider.GetRequiredService<ILogger<GroupCommit>>()));

    private static void AddMemoryStore(
        this IServiceCollection services, Func<IServiceProvider, DbDataSource> database, SqlDialect dialect)
        => services.AddSingleton<IMemoryStore>(provider => new MemoryStore(
            database(provider),
            dialect,
            provider.GetRequiredService<IMemoryWriter>(),
            provider.GetRequiredService<IOptions<MemoryOptions>>()));

    private static ISiloBuilder AddGrainState(
        this ISiloBuilder silo, string invariant, Func<IServiceProvider, DbDataSource> database)
    {
        silo.AddAdoNetGrainStorage(GrainStateStorage.InnerName, options => options.Configure<IServiceProvider>((storage, services) =>
        {
            storage.Invariant = invariant;
            storage.DataSource = database(services);
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
