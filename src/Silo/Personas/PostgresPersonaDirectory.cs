using Npgsql;
using NpgsqlTypes;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

internal sealed class PostgresPersonaDirectory(NpgsqlDataSource database) : IPersonaDirectory
{
    // Ids are spelt as in the index, so that paging walks it.
    internal const string Search = """
        SELECT id, payload::text FROM personas
        WHERE NOT deleted
            AND (sort_name, id) > ($2, $3)
            AND ($1 IS NULL OR name ILIKE $1 OR description ILIKE $1 OR id ILIKE $1)
        ORDER BY sort_name, id
        LIMIT $4
        """;

    public Task<IReadOnlyList<StoredPersona>> SearchAsync(
        string? search, int limit, PersonaCursor? after, CancellationToken cancellationToken)
        => DatabaseErrors.GuardAsync<IReadOnlyList<StoredPersona>>(async () =>
        {
            await using var command = database.CreateCommand(Search);
            command.Parameters.Add(new NpgsqlParameter
            {
                Value = (object?)PersonaSearch.ToPattern(search) ?? DBNull.Value,
                NpgsqlDbType = NpgsqlDbType.Text,
            });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PersonaSearch.ToSortName(after?.Name ?? "") });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after?.Id ?? "" });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var personas = new List<StoredPersona>();
            while (await reader.ReadAsync(cancellationToken))
            {
                personas.Add(PersonaSearch.Read(reader.GetString(0), reader.GetString(1)));
            }

            return personas;
        });
}
