using Npgsql;
using PersonaUniverse.Memory;
using PersonaUniverse.Prompts;
using PersonaUniverse.Sessions;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Storage;

/// <summary>What goes through a silo's one group commit to Postgres: all that a turn makes it write.</summary>
internal static class PostgresWrites
{
    public static PostgresBatchWriter CreateWriter(NpgsqlDataSource database, TimeProvider clock)
        => new(
            database,
            () =>
            [
                new AppendTurnsStatement(clock),
                new AnalyzeTurnsStatement(clock),
                new FailAnalysesStatement(),
                new AppendTraitEventsStatement(),
                new RememberTurnsStatement(),
                new SaveMemoriesStatement(),
                new SettleMemoriesStatement(),
                new PutPromptPartsStatement(),
            ]);
}
