using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

internal sealed class SqlitePersonaFiles(SqliteDataSource database) : IPersonaFiles
{
    public Task PutAsync(string hash, byte[] content, CancellationToken cancellationToken)
        => database.RunAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO persona_files (hash, content) VALUES ($hash, $content) ON CONFLICT DO NOTHING";
                command.Parameters.AddWithValue("$hash", hash);
                command.Parameters.AddWithValue("$content", content);
                return command.ExecuteNonQuery();
            },
            cancellationToken);

    public Task<byte[]?> GetAsync(string hash, CancellationToken cancellationToken)
        => database.RunAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT content FROM persona_files WHERE hash = $hash";
                command.Parameters.AddWithValue("$hash", hash);
                return (byte[]?)command.ExecuteScalar();
            },
            cancellationToken);
}
