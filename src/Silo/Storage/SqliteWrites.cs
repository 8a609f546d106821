using PersonaUniverse.Memory;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Storage;

/// <summary>What goes through a process's one group commit to SQLite: all that a turn makes it write.</summary>
internal static class SqliteWrites
{
    public static SqliteBatchWriter CreateWriter(SqliteDataSource database, TimeProvider clock)
        => new(
            database,
            connection =>
            [
                new SqliteTurnWriter(connection, clock),
                new SqliteTraitEventWriter(connection),
                new SqliteMemoryWriter(connection),
                new SqlitePromptPartWriter(connection),
            ]);
}
