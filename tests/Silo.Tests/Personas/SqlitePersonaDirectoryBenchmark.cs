using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

public sealed class SqlitePersonaDirectoryBenchmark(SqliteTestDatabase database)
    : PersonaDirectoryBenchmark(database), IClassFixture<SqliteTestDatabase>
{
    protected override string Insert => """
        WITH RECURSIVE n(i) AS (SELECT {0} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {1})
        INSERT INTO grain_state (service_id, grain_type, grain_id, payload, version)
        SELECT 's', 'persona', printf('p%06d', i),
            json_object(
                'definition', json_object(
                    'name', printf('Keeper %06d', i),
                    'description', 'Keeps things' || iif(i % 1000 = 0, ' in a lighthouse', '') || iif(i % 100 = 0, ' by the harbour', '')
                        || iif(i % 10 = 0, ' and likes peppermint', ''),
                    'color', '#112233', 'instructions', printf('%.*c', 1500, 'x'), 'examples', json_array(),
                    'traits', json_array(), 'coreIntensities', json_object()),
                'ownerId', 'owner' || (i % 1000), 'intensities', json_object(), 'version', 1, 'deleted', json('false'),
                'visibility', iif(i % 20 = 7, 'private', 'public'),
                'createdAt', '2026-01-01T00:00:00+00:00', 'updatedAt', '2026-01-01T00:00:00+00:00'),
            1
        FROM n
        """;

    protected override IReadOnlyList<string> Queries =>
    [
        SqlitePersonaDirectory.List, SqlitePersonaDirectory.Hits, SqlitePersonaDirectory.Among,
        PersonaDirectory.Count, PersonaDirectory.Descendants,
    ];
}
