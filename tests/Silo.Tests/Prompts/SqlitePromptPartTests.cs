using PersonaUniverse.Storage;

namespace PersonaUniverse.Prompts;

public sealed class SqlitePromptPartTests(SqliteTestDatabase database) : PromptPartTests(database), IClassFixture<SqliteTestDatabase>;
