using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

public sealed class SqlitePersonaHistoryTests(SqliteTestDatabase database)
    : PersonaHistoryTests(database), IClassFixture<SqliteTestDatabase>;
