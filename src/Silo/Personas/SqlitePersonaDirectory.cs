using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

internal sealed class SqlitePersonaDirectory(SqliteDataSource database) : IPersonaDirectory
{
    // SQLite's own LIKE ignores case for ASCII only; contains_any_case is ours, and needs no escaping.
    internal const string Search = """
        SELECT id, payload FROM personas
        WHERE NOT deleted
            AND (sort_name, id) > ($name, $id)
            AND ($search IS NULL OR contains_any_case(name, $search)
                OR contains_any_case(description, $search) OR contains_any_case(id, $search))
        ORDER BY sort_name, id
        LIMIT $limit
        """;

    public Task<IReadOnlyList<StoredPersona>> SearchAsync(
        string? search, int limit, PersonaCursor? after, CancellationToken cancellationToken)
        => database.RunAsync<IReadOnlyList<StoredPersona>>(
            connection =>
            {
                connection.CreateFunction(
                    "contains_any_case",
                    (string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true,
                    isDeterministic: true);
                using var command = connection.CreateCommand();
                command.CommandText = Search;
                command.Parameters.AddWithValue("$search", string.IsNullOrEmpty(search) ? DBNull.Value : search);
                command.Parameters.AddWithValue("$name", PersonaSearch.ToSortName(after?.Name ?? ""));
                command.Parameters.AddWithValue("$id", after?.Id ?? "");
                command.Parameters.AddWithValue("$limit", limit);
                using var reader = command.ExecuteReader();
                var personas = new List<StoredPersona>();
                while (reader.Read())
                {
                    personas.Add(PersonaSearch.Read(reader.GetString(0), reader.GetString(1)));
                }

                return personas;
            },
            cancellationToken);
}
