using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class PostgresMigrationTests(PostgresServer server) : MigrationTests(new PostgresTestDatabase(server));
