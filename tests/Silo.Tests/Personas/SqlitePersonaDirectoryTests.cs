using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

public sealed class SqlitePersonaDirectoryTests(SqliteTestDatabase database)
    : PersonaDirectoryTests(database), IClassFixture<SqliteTestDatabase>;
