using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

public sealed class PostgresMemoryStoreTests(PostgresTestDatabase database)
    : MemoryStoreTests(database), IClassFixture<PostgresTestDatabase>;
