using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

public sealed class PostgresPersonaDirectoryTests(PostgresTestDatabase database)
    : PersonaDirectoryTests(database), IClassFixture<PostgresTestDatabase>;
