using PersonaUniverse.Storage;

namespace PersonaUniverse.Personas;

public sealed class SqlitePersonaFileTests(SqliteTestDatabase database) : PersonaFileTests(database), IClassFixture<SqliteTestDatabase>;
