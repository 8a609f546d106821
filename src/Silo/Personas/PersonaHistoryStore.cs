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

    internal const string Drop = """
        DELETE FROM persona_versions WHERE persona_id = @persona AND version <= (
            SELECT version FROM persona_versions WHERE persona_id = @persona ORDER BY version DESC LIMIT 1 OFFSET @kept)
        """;

    internal const string Read = """
        SELECT version, at, definition FROM persona_versions
        WHERE persona_id = @persona AND version <= @upTo
        ORDER BY version DESC
        LIMIT @limit
        """;

    internal const string Erase = "DELETE FROM persona_versions WHERE persona_id = @persona";

    public Task KeepAsync(string personaId, PersonaVersion version, CancellationToken cancellationToken)
        => database.TransactAsync(
            async connection =>
            {
                await connection.ExecuteAsync(
                    Insert,
                    cancellationToken,
                    ("persona", personaId),
                    ("version", version.Version),
                    ("at", dialect.WriteTime(version.At)),
                    ("definition", JsonSerializer.Serialize(version.Definition, GrainStateJson.Options)));
                return await connection.ExecuteAsync(
                    Drop, cancellationToken, ("persona", personaId), ("kept", IPersonaHistory.MostKept));
            },
            cancellationToken);

    public Task<ImmutableArray<PersonaVersion>> ReadAsync(
        string personaId, long upTo, int limit, CancellationToken cancellationToken)
        => database.ReadAllAsync(
            Read,
            row => new PersonaVersion(row.GetInt64(0), dialect.ReadTime(row, 1), ReadDefinition(row.GetString(2))),
            cancellationToken,
            ("persona", personaId),
            ("upTo", upTo),
            ("limit", limit));

    public Task EraseAsync(string personaId, CancellationToken cancellationToken)
        => database.ExecuteAsync(Erase, cancellationToken, ("persona", personaId));

    private static PersonaDefinition ReadDefinition(string json)
        => JsonSerializer.Deserialize<PersonaDefinition>(json, GrainStateJson.Options)
            ?? throw new InvalidOperationException("A kept definition is empty.");
}
