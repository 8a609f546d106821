using PersonaUniverse.Storage;

namespace PersonaUniverse.Prompts;

public sealed class PostgresPromptPartTests(PostgresTestDatabase database) : PromptPartTests(database), IClassFixture<PostgresTestDatabase>;
