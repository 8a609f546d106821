using Npgsql;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

internal sealed class PostgresPersonaFiles(NpgsqlDataSource database) : IPersonaFiles
{
    public Task PutAsync(string hash, byte[] content, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = database.CreateCommand(
                "INSERT INTO persona_files (hash, content) VALUES ($1, $2) ON CONFLICT DO NOTHING");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = hash });
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = content });
            return await command.ExecuteNonQueryAsync(cancellationToken);
        });

    public Task<byte[]?> GetAsync(string hash, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync(async () =>
        {
            await using var command = database.CreateCommand("SELECT content FROM persona_files WHERE hash = $1");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = hash });
            return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
        });
}
