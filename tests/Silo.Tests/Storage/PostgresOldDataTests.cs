using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class PostgresOldDataTests(PostgresServer server)
    : OldDataTests(new PostgresTestDatabase(server) { BeginsWith = Version });
