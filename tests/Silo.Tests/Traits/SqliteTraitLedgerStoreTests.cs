using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

public sealed class SqliteTraitLedgerStoreTests(SqliteTestDatabase database)
    : TraitLedgerStoreTests(database), IClassFixture<SqliteTestDatabase>;
