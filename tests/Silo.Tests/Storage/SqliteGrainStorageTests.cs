namespace PersonaUniverse.Storage;

public sealed class SqliteGrainStorageTests(SqliteTestDatabase database)
    : GrainStorageTests(database), IClassFixture<SqliteTestDatabase>;
