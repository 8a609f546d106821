namespace PersonaUniverse.Storage;

public sealed class PostgresGrainStorageTests(PostgresTestDatabase database)
    : GrainStorageTests(database), IClassFixture<PostgresTestDatabase>;
