using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

/// <summary>Keeps replaced definitions in the database that keeps everything else; SQL that Postgres and SQLite read alike.</summary>
internal sealed class PersonaHistoryStore(DbDataSource database, SqlDialect dialect) : IPersonaHistory
{
    private const string Insert = """
        INSERT INTO persona_versions (persona_id, version, at, definition) VALUES (@persona, @version, @at, @definition)
        ON CONFLICT (persona_id, version) DO UPDATE SET at = excluded.at, definition = excluded.definition
        """;

    private const string Drop = """
        DELETE FROM persona_versions WHERE persona_id = @persona AND version <= (
            SELECT version FROM persona_versions WHERE persona_id = @persona ORDER BY version DESC LIMIT 1 OFFSET @kept)
        """;

    private const string Read = """
        SELECT version, at, definition FROM persona_versions
        WHERE persona_id = @persona AND version <= @upTo
        ORDER BY version DESC
        LIMIT @limit
        """;

    private const string Erase = "DELETE FROM persona_versions WHERE persona_id = @persona";

    public Task KeepAsync(string personaId, PersonaVersion version, CancellationToken cancellationToken)
        => RunAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                await using var insert = connection.CreateCommand();
                insert.CommandText = Insert;
                Add(insert, "persona", personaId);
                Add(insert, "version", version.Version);
                Add(insert, "at", dialect.WriteTime(version.At));
                Add(insert, "definition", JsonSerializer.Serialize(version.Definition, GrainStateJson.Options));
                await insert.ExecuteNonQueryAsync(cancellationToken);
                await using var drop = connection.CreateCommand();
                drop.CommandText = Drop;
                Add(drop, "persona", personaId);
                Add(drop, "kept", IPersonaHistory.MostKept);
                var dropped = await drop.ExecuteNonQueryAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return dropped;
            },
            cancellationToken);

    public Task<ImmutableArray<PersonaVersion>> ReadAsync(
        string personaId, long upTo, int limit, CancellationToken cancellationToken)
        => RunAsync(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = Read;
                Add(command, "persona", personaId);
                Add(command, "upTo", upTo);
                Add(command, "limit", limit);
                await using var row = await command.ExecuteReaderAsync(cancellationToken);
                var versions = ImmutableArray.CreateBuilder<PersonaVersion>();
                while (await row.ReadAsync(cancellationToken))
                {
                    versions.Add(new PersonaVersion(row.GetInt64(0), dialect.ReadTime(row, 1), ReadDefinition(row.GetString(2))));
                }

                return versions.DrainToImmutable();
            },
            cancellationToken);

    public Task EraseAsync(string personaId, CancellationToken cancellationToken)
        => RunAsync(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = Erase;
                Add(command, "persona", personaId);
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);

    private static PersonaDefinition ReadDefinition(string json)
        => JsonSerializer.Deserialize<PersonaDefinition>(json, GrainStateJson.Options)
            ?? throw new InvalidOperationException("A kept definition is empty.");

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    // Away from the caller's thread: SQLite blocks, and a grain's scheduler must not.
    private Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(() => Task.Run(
            async () =>
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                return await work(connection);
            },
            cancellationToken));
}
