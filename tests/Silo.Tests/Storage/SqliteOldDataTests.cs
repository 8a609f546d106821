namespace PersonaUniverse.Storage;

public sealed class SqliteOldDataTests() : OldDataTests(new SqliteTestDatabase { BeginsWith = Version });
