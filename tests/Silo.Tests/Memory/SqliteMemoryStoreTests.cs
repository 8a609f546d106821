using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

public sealed class SqliteMemoryStoreTests(SqliteTestDatabase database) : MemoryStoreTests(database), IClassFixture<SqliteTestDatabase>;
