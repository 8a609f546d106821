using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

public sealed class PostgresPersonaHistoryTests(PostgresTestDatabase database)
    : PersonaHistoryTests(database), IClassFixture<PostgresTestDatabase>;
