namespace PersonaUniverse.Storage;

public sealed class SqliteMigrationTests() : MigrationTests(new SqliteTestDatabase());
