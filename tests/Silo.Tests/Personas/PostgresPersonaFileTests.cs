using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

public sealed class PostgresPersonaFileTests(PostgresTestDatabase database)
    : PersonaFileTests(database), IClassFixture<PostgresTestDatabase>;
