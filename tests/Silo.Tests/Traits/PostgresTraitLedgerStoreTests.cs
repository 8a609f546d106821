using PersonaUniverse.Storage;

namespace PersonaUniverse.Traits;

public sealed class PostgresTraitLedgerStoreTests(PostgresTestDatabase database)
    : TraitLedgerStoreTests(database), IClassFixture<PostgresTestDatabase>;
