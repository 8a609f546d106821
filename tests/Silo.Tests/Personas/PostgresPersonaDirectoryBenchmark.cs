using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

public sealed class PostgresPersonaDirectoryBenchmark(PostgresTestDatabase database)
    : PersonaDirectoryBenchmark(database), IClassFixture<PostgresTestDatabase>
{
    protected override string Insert => """
        INSERT INTO grain_state (service_id, grain_type, grain_id, payload, version)
        SELECT 's', 'persona', 'p' || lpad(i::text, 6, '0'),
            jsonb_build_object(
                'definition', jsonb_build_object(
                    'name', 'Keeper ' || lpad(i::text, 6, '0'),
                    'description', 'Keeps things' || CASE WHEN i % 1000 = 0 THEN ' in a lighthouse' ELSE '' END
                        || CASE WHEN i % 100 = 0 THEN ' by the harbour' ELSE '' END
                        || CASE WHEN i % 10 = 0 THEN ' and likes peppermint' ELSE '' END,
                    'color', '#112233', 'instructions', repeat('x', 1500), 'examples', '[]'::jsonb,
                    'traits', '[]'::jsonb, 'coreIntensities', '{}'::jsonb),
                'ownerId', 'owner' || (i % 1000), 'intensities', '{}'::jsonb, 'version', 1, 'deleted', false,
                'visibility', CASE WHEN i % 20 = 7 THEN 'private' ELSE 'public' END,
                'createdAt', '2026-01-01T00:00:00+00:00', 'updatedAt', '2026-01-01T00:00:00+00:00'),
            1
        FROM generate_series({0}, {1} - 1) AS i
        """;

    protected override IReadOnlyList<string> Queries =>
    [
        PostgresPersonaDirectory.List, PostgresPersonaDirectory.Hits, PostgresPersonaDirectory.Among, PostgresPersonaDirectory.Walk,
        PersonaDirectory.Count, PersonaDirectory.Descendants,
    ];
}
